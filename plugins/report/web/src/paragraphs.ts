/** A line of a text: UTF-16 units [begin, end), without its line end. */
export interface Paragraph {
    begin: number;
    end: number;
}

const longest = 4000;

/** The lines of a text. One that is very long is cut, so that a page never draws it whole. */
export function paragraphs(text: string): Paragraph[] {
    const found: Paragraph[] = [];
    for (const match of text.matchAll(/[^\r\n]+/g)) {
        let begin = match.index;
        const end = begin + match[0].length;
        while (end - begin > longest) {
            const low = text.charCodeAt(begin + longest);
            const cut = begin + longest - (low >= 0xdc00 && low <= 0xdfff ? 1 : 0);
            found.push({begin, end: cut});
            begin = cut;
        }
        found.push({begin, end});
    }
    return found;
}

/** The paragraph that holds a unit, or the one before it. */
export function paragraphAt(all: Paragraph[], unit: number): number {
    let low = 0;
    let high = all.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (all[middle].begin <= unit) low = middle + 1;
        else high = middle;
    }
    return Math.max(0, low - 1);
}
