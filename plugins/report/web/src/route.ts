import {useEffect, useState} from 'preact/hooks';
import type {Place} from './data';

/** Where one is: `#/document/a%2Fb.txt?at=3-9` is {path: ['document', 'a/b.txt'], query: {at: '3-9'}}. */
export interface Route {
    path: string[];
    query: URLSearchParams;
}

export function parsed(hash: string): Route {
    const [path, query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
    return {path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query)};
}

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

export function useRoute(): Route {
    const [route, setRoute] = useState(() => parsed(location.hash));
    useEffect(() => {
        const changed = () => setRoute(parsed(location.hash));
        addEventListener('hashchange', changed);
        addEventListener('replaced', changed);
        return () => {
            removeEventListener('hashchange', changed);
            removeEventListener('replaced', changed);
        };
    }, []);
    return route;
}

type Values = Record<string, string | number | null | undefined>;

export function link(path: string[], values: Values = {}): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
        if (value !== null && value !== undefined && value !== '') query.set(name, `${value}`);
    }
    const text = query.toString();
    return `#/${path.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`;
}

/** Changes values of the query in place: what is typed into a filter is no step back. */
export function refine(route: Route, values: Values): void {
    const merged: Values = Object.fromEntries(route.query);
    history.replaceState(null, '', link(route.path, {...merged, ...values}));
    dispatchEvent(new Event('replaced'));
}

export const toDocument = (id: string, at?: {begin: number; end: number}): string =>
    link(['document', id], at ? {at: `${at.begin}-${at.end}`} : {});

export const toComparison = (a: Place, b: Place, cluster?: string | null): string =>
    link(['compare'], {
        a: a.document, as: `${a.begin}-${a.end}`,
        b: b.document, bs: `${b.begin}-${b.end}`, cluster,
    });

/** `3-9` as a span; null when it is none. */
export function spanOf(text: string | null): {begin: number; end: number} | null {
    const match = /^(\d+)-(\d+)$/.exec(text ?? '');
    return match ? {begin: Number(match[1]), end: Number(match[2])} : null;
}
