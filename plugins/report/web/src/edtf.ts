/** The years that an EDTF expression allows, both included. */
export interface YearRange {
    first: number;
    last: number;
}

/**
 * `2022` → 2022–2022, `202X` → 2020–2029, `2016/2020` → 2016–2020, `2024-11-27` → 2024–2024.
 * Null where nothing is known: null, `XXXX`, an open or unreadable expression.
 */
export function yearRange(edtf: string | null | undefined): YearRange | null {
    if (!edtf) return null;
    const ends = edtf.split('/').map(single);
    const first = ends[0];
    const last = ends[ends.length - 1];
    if (!first || !last || last.last < first.first) return null;
    return {first: first.first, last: last.last};
}

function single(text: string): YearRange | null {
    const match = /^([0-9X]{4})(-|$)/.exec(text);
    if (!match || match[1].startsWith('X')) return null;
    return {first: Number(match[1].replace(/X/g, '0')), last: Number(match[1].replace(/X/g, '9'))};
}

export function overlaps(range: YearRange | null, from: number, to: number): boolean {
    return range !== null && range.first <= to && from <= range.last;
}

/** `2022`, `2021–2023`: for people. */
export function shown(range: YearRange | null): string {
    if (!range) return '—';
    return range.first === range.last ? `${range.first}` : `${range.first}–${range.last}`;
}
