import {diffArrays, diffChars} from 'diff';

/** A stretch of one side: UTF-16 units [begin, end) of that side's text. */
export interface Piece {
    begin: number;
    end: number;
    changed: boolean;
}
/** Sentences that face each other; null where the other side has no counterpart. */
export interface AlignedRow {
    a: Piece[] | null;
    b: Piece[] | null;
    same: boolean;
}
interface Sentence {
    begin: number;
    end: number;
    text: string;
    /** Without white space, by which sentences are compared. */
    key: string;
}

export function sentences(text: string): Sentence[] {
    const found: Sentence[] = [];
    for (const match of text.matchAll(/[^。！？；\n]*[。！？；\n]+[”’」』）)\s]*|[^。！？；\n]+$/g)) {
        const key = match[0].replace(/\s+/g, '');
        if (key === '') continue;
        found.push({begin: match.index, end: match.index + match[0].length, text: match[0], key});
    }
    return found;
}

/**
 * Two texts, sentence by sentence, in the order of both. Equal sentences are found first; what lies
 * between them is paired by likeness, and paired sentences are compared by characters.
 */
export function aligned(a: string, b: string): AlignedRow[] {
    const left = sentences(a);
    const right = sentences(b);
    const parts = diffArrays(left.map((each) => each.key), right.map((each) => each.key),
        {timeout: 1500});
    if (!parts) return paired(left, right);
    const rows: AlignedRow[] = [];
    let i = 0;
    let j = 0;
    let removed: Sentence[] = [];
    let added: Sentence[] = [];
    const flush = () => {
        rows.push(...paired(removed, added));
        removed = [];
        added = [];
    };
    for (const part of parts) {
        const count = part.value.length;
        if (part.removed) removed = removed.concat(left.slice(i, (i += count)));
        else if (part.added) added = added.concat(right.slice(j, (j += count)));
        else {
            flush();
            for (let each = 0; each < count; each++) rows.push(equal(left[i++], right[j++]));
        }
    }
    flush();
    return rows;
}

const whole = (sentence: Sentence, changed: boolean): Piece[] =>
    [{begin: sentence.begin, end: sentence.end, changed}];

const equal = (a: Sentence, b: Sentence): AlignedRow =>
    ({a: whole(a, false), b: whole(b, false), same: true});

/** Needleman–Wunsch over the likeness of sentences; one by one where there are too many. */
function paired(a: Sentence[], b: Sentence[]): AlignedRow[] {
    if (a.length === 0 || b.length === 0 || a.length * b.length > 90000) return oneByOne(a, b);
    const width = b.length + 1;
    const score = new Float64Array((a.length + 1) * width);
    const like = new Float64Array(a.length * b.length);
    const gramsA = a.map((each) => bigrams(each.key));
    const gramsB = b.map((each) => bigrams(each.key));
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            const likeness = dice(gramsA[i], gramsB[j]);
            like[i * b.length + j] = likeness >= 0.3 ? likeness : -1;
            score[i * width + j] = Math.max(
                score[(i + 1) * width + j], score[i * width + j + 1],
                score[(i + 1) * width + j + 1] + like[i * b.length + j]);
        }
    }
    const rows: AlignedRow[] = [];
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
        const here = score[i * width + j];
        if (like[i * b.length + j] > 0 &&
            here === score[(i + 1) * width + j + 1] + like[i * b.length + j]) {
            rows.push(compared(a[i++], b[j++]));
        } else if (here === score[(i + 1) * width + j]) {
            rows.push({a: whole(a[i++], true), b: null, same: false});
        } else {
            rows.push({a: null, b: whole(b[j++], true), same: false});
        }
    }
    return rows.concat(oneByOne(a.slice(i), b.slice(j)));
}

const oneByOne = (a: Sentence[], b: Sentence[]): AlignedRow[] => [
    ...a.map((each): AlignedRow => ({a: whole(each, true), b: null, same: false})),
    ...b.map((each): AlignedRow => ({a: null, b: whole(each, true), same: false})),
];

function bigrams(text: string): Set<string> {
    const grams = new Set<string>();
    for (let at = 0; at + 1 < text.length; at++) grams.add(text.slice(at, at + 2));
    if (text.length === 1) grams.add(text);
    return grams;
}

function dice(a: Set<string>, b: Set<string>): number {
    let shared = 0;
    for (const gram of a) if (b.has(gram)) shared++;
    return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size);
}

/** Two sentences by characters. A single equal character between two changes belongs to them. */
function compared(a: Sentence, b: Sentence): AlignedRow {
    const parts = diffChars(a.text, b.text, {maxEditLength: 800});
    if (!parts) return {a: whole(a, true), b: whole(b, true), same: false};
    const left: Piece[] = [];
    const right: Piece[] = [];
    let i = a.begin;
    let j = b.begin;
    parts.forEach((part, position) => {
        const lonely = !part.added && !part.removed && part.value.length === 1 &&
            position > 0 && position + 1 < parts.length;
        const changed = part.added || part.removed || lonely;
        if (!part.added) push(left, i, (i += part.value.length), changed);
        if (!part.removed) push(right, j, (j += part.value.length), changed);
    });
    return {a: left, b: right, same: false};
}

function push(pieces: Piece[], begin: number, end: number, changed: boolean): void {
    const last = pieces.at(-1);
    if (last && last.changed === changed) last.end = end;
    else pieces.push({begin, end, changed});
}
