import {useEffect, useReducer, useRef} from 'preact/hooks';
import {index, textAt} from './data';

/** How far a search through all texts has come, and where it found something, how often. */
export interface TextSearch {
    hits: Map<string, number>;
    done: number;
    all: number;
}

/** Milliseconds of searching between two looks at what the person does. */
const turn = 25;

function occurrences(text: string, wanted: string): number {
    let count = 0;
    for (let at = text.indexOf(wanted); at >= 0 && count < 10000; at = text.indexOf(wanted, at + wanted.length)) {
        count++;
    }
    return count;
}

/** Searches the texts of all documents, a few at a time. An empty query finds nothing. */
export function useTextSearch(query: string): TextSearch {
    const all = index?.documents.length ?? 0;
    const search = useRef<TextSearch>({hits: new Map(), done: 0, all});
    const [, redraw] = useReducer((version: number) => version + 1, 0);
    useEffect(() => {
        const current: TextSearch = {hits: new Map(), done: query === '' ? all : 0, all};
        search.current = current;
        const wanted = query.toLowerCase();
        let timer = 0;
        const step = () => {
            const end = performance.now() + turn;
            while (current.done < all && performance.now() < end) {
                const count = occurrences(textAt(current.done).toLowerCase(), wanted);
                if (count > 0) current.hits.set(index?.documents[current.done].id ?? '', count);
                current.done++;
            }
            if (current.done < all) timer = window.setTimeout(step);
            redraw(undefined);
        };
        // What is typed is searched for when the typing pauses.
        if (query !== '') timer = window.setTimeout(step, 200);
        redraw(undefined);
        return () => clearTimeout(timer);
    }, [query]);
    return search.current;
}
