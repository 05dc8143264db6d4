import type {ComponentChildren} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {excerpt, index, isOpen, lookedFor, stepOf, summaryOf, titleOf} from './data';
import type {DocumentSummary, Evidence, Place, Sought} from './data';
import {later} from './later';
import {toDocument} from './route';
import {useSpeech} from './words';
import type {Word} from './words';

// Small things that several panels show.

export const percent = (share: number): string =>
    Number.isNaN(share) ? '?' : share > 0 && share < 0.01 ? '<1%' : `${Math.floor(share * 100 + 1e-9)}%`;

/** The last part of a path, with the folder before it set back. */
export function Name({id}: {id: string}) {
    const cut = id.lastIndexOf('/') + 1;
    return <span class="name" title={id}><span class="folder">{id.slice(0, cut)}</span>{id.slice(cut)}</span>;
}

export function DocumentLink({document, at}: {document: DocumentSummary | string; at?: {begin: number; end: number}}) {
    const id = typeof document === 'string' ? document : document.id;
    return <a href={toDocument(id, at)}><Name id={id} /></a>;
}

export function Title({document}: {document: DocumentSummary}) {
    const {say} = useSpeech();
    const title = titleOf(document);
    return title ? <span class="title">{title}</span> : <span class="faint">{say('document.untitled')}</span>;
}

/** The beginning of a place. Where its text has to be unpacked first it comes a moment later, so that
 * a list scrolls smoothly. `missing`: shown where the page does not hold the text. */
export function Excerpt({place, length, missing = ''}: {place: Place; length?: number; missing?: string}) {
    const {document, begin, end} = place;
    const said = (): string => excerpt({document, begin, end}, length) || missing;
    const [text, setText] = useState<string | null>(() => (isOpen(document) ? said() : null));
    useEffect(() => {
        if (!isOpen(document)) return later(() => setText(said()));
        setText(said());
        return undefined;
    }, [document, begin, end, length]);
    return <>{text ?? '…'}</>;
}

/** A share as a bar with its number. */
export function Share({value}: {value: number}) {
    return (
        <span class="share">
            <span class="share-bar" aria-hidden="true"><i style={{width: `${Math.round(value * 100)}%`}} /></span>
            {percent(value)}
        </span>
    );
}

/** Says that the page holds a part only. Nothing where it holds all. */
export function Part({what, shown}: {what: string; shown: number}) {
    const {say, named} = useSpeech();
    const all = index?.totals[what] ?? shown;
    if (all <= shown) return null;
    return <p class="notice">{say('shown.part', {shown, all, what: named('table', what)})}</p>;
}

/** Says which of these the run did not look for. Nothing where it looked for all. */
export function NotLookedFor({what}: {what: Sought[]}) {
    const {say} = useSpeech();
    const missing = what.filter((each) => !lookedFor(each));
    if (missing.length === 0) return null;
    return (
        <div class="notice" data-test="not-looked-for">
            <ul class="plain">
                {missing.map((each) => <li>{say(`sought.${each}`, {step: stepOf(each)})}</li>)}
            </ul>
        </div>
    );
}

/** Why the page does not hold a document; nothing where it does. */
export function WhyMissing({id}: {id: string}) {
    const {say} = useSpeech();
    if (summaryOf(id)) return null;
    const {documents, totals, quarantine} = index as NonNullable<typeof index>;
    const failed = quarantine.find((each) => each.id === id);
    if (failed) return <p class="notice">{say('missing.failed', {id, reason: failed.reason})}</p>;
    const word = (totals.documents ?? 0) > documents.length ? 'missing.left' : 'missing.unknown';
    return <p class="notice">{say(word, {id, shown: documents.length, all: totals.documents ?? 0})}</p>;
}

/** Marks what cannot be opened, as the page does not hold a text. */
export function LeftOut() {
    const {say} = useSpeech();
    return <span class="chip left-out">{say('missing.mark')}</span>;
}

export function years(evidence: Evidence): string {
    const first = evidence.not_before ?? '…';
    const last = evidence.not_after ?? '…';
    return first === last ? first : `${first}–${last}`;
}

/** What speaks for a year: each term leads to where it stands. */
export function Reasons({document, evidence}: {document: string; evidence: Evidence[]}) {
    const {say} = useSpeech();
    if (evidence.length === 0) return <span class="faint">{say('years.because.none')}</span>;
    return (
        <span class="reasons">
            {evidence.map((each) => (
                <a class="chip" href={toDocument(document, each)}>
                    {each.term ?? each.text} <span class="faint">{years(each)}</span>
                </a>
            ))}
        </span>
    );
}

export function Panel({title, children, aside}: {title: string; children: ComponentChildren; aside?: ComponentChildren}) {
    return (
        <section class="panel">
            <header><h2>{title}</h2>{aside}</header>
            {children}
        </section>
    );
}

export function Check({label, checked, change, swatch}:
    {label: string; checked: boolean; change: (checked: boolean) => void; swatch?: string}) {
    return (
        <label class="check">
            <input type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
            {swatch && <i class={`swatch ${swatch}`} aria-hidden="true" />}
            {label}
        </label>
    );
}

export function Choice({label, value, options, change}:
    {label: Word; value: string; options: [string, string][]; change: (value: string) => void}) {
    const {say} = useSpeech();
    return (
        <label class="field">
            <span>{say(label)}</span>
            <select value={value} onChange={(event) => change(event.currentTarget.value)}>
                {options.map(([name, text]) => <option value={name} selected={name === value}>{text}</option>)}
            </select>
        </label>
    );
}

export function SearchField({label, value, change}: {label: Word; value: string; change: (value: string) => void}) {
    const {say} = useSpeech();
    return (
        <label class="field wide">
            <span>{say(label)}</span>
            <input type="search" value={value} onInput={(event) => change(event.currentTarget.value)} />
        </label>
    );
}
