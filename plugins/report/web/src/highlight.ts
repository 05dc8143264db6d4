import type {Offsets} from './offsets';
import type {Row} from './data';

// Which stretches of a text are marked, and how.

/** A stretch to mark: UTF-16 units of the text, and the number of its colour. */
export interface Mark {
    begin: number;
    end: number;
    colour: number;
}

/** The colours of the layers that the shipped analyzers write; others take what is left, in turn. */
const known: Record<string, number> = {
    noise: 0, headings: 1, items: 2, years: 3, suspects: 4, suspect_amounts: 4, placeholders: 5,
    copies: 6, works: 7, sections: 8, work_years: 9,
};
export const colours = 13;
/** The place that was gone to, and what a search found. */
export const goneTo = 12;
export const searched = 13;

export function colourOf(layer: string, position: number): number {
    return Object.hasOwn(known, layer) ? known[layer] : 10 + (position % 2);
}

/** Layers whose rows span paragraphs are shown at the edge of the text, not in it. */
export const atTheEdge = (rows: Row[]): boolean =>
    rows.length > 0 && rows.reduce((sum, row) => sum + row.end - row.begin, 0) / rows.length > 80;

export function marksOf(rows: Row[], colour: number, offsets: Offsets): Mark[] {
    return rows.filter((row) => row.end > row.begin).map((row) =>
        ({begin: offsets.unitOf(row.begin), end: offsets.unitOf(row.end), colour}));
}

/** Marks in the order of their begin, and for each the furthest end before it: found by halving. */
export class MarkIndex {
    private readonly reach: number[];

    constructor(private readonly marks: Mark[]) {
        marks.sort((x, y) => x.begin - y.begin || y.end - x.end);
        let furthest = 0;
        this.reach = marks.map((mark) => (furthest = Math.max(furthest, mark.end)));
    }

    /** Those that touch [begin, end). */
    within(begin: number, end: number): Mark[] {
        const found: Mark[] = [];
        for (let at = this.firstAfter(end) - 1; at >= 0 && this.reach[at] > begin; at--) {
            if (this.marks[at].end > begin) found.push(this.marks[at]);
        }
        return found.reverse();
    }

    private firstAfter(end: number): number {
        let low = 0;
        let high = this.marks.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.marks[middle].begin < end) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

export const supported = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/**
 * Marks the paragraphs in the page: each `[data-begin]` holds one text node whose first unit is that
 * of the document. Replaces the marks of before.
 */
export function paint(container: HTMLElement, marks: MarkIndex): void {
    const ranges: Range[][] = Array.from({length: colours + 1}, () => []);
    for (const paragraph of container.querySelectorAll<HTMLElement>('[data-begin]')) {
        const node = paragraph.firstChild;
        if (!(node instanceof Text)) continue;
        const begin = Number(paragraph.dataset.begin);
        for (const mark of marks.within(begin, begin + node.length)) {
            ranges[mark.colour].push(new StaticRange({
                startContainer: node, startOffset: Math.max(0, mark.begin - begin),
                endContainer: node, endOffset: Math.min(node.length, mark.end - begin),
            }) as unknown as Range);
        }
    }
    ranges.forEach((each, colour) => {
        const highlight = new Highlight(...each);
        highlight.priority = colour;
        CSS.highlights.set(`plm-${colour}`, highlight);
    });
}

export interface Segment {
    begin: number;
    end: number;
    colours: number[];
}

/** A paragraph cut where marks begin and end: for browsers without highlights. */
export function segments(begin: number, end: number, marks: MarkIndex): Segment[] {
    const here = marks.within(begin, end);
    const cuts = new Set([begin, end]);
    for (const mark of here) {
        if (mark.begin > begin) cuts.add(mark.begin);
        if (mark.end < end) cuts.add(mark.end);
    }
    const sorted = [...cuts].sort((x, y) => x - y);
    return sorted.slice(0, -1).map((from, at) => ({
        begin: from,
        end: sorted[at + 1],
        colours: here.filter((mark) => mark.begin <= from && mark.end > from).map((mark) => mark.colour),
    }));
}
