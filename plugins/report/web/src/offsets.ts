/**
 * Between code points, in which a run counts positions, and UTF-16 units, in which JavaScript does.
 * Positions past the end mean the end; a unit in the middle of a character means its beginning.
 */
export class Offsets {
    /** Code point positions of the characters that take two units, ascending. */
    private readonly wide: number[] = [];

    constructor(readonly text: string) {
        let point = 0;
        for (let unit = 0; unit < text.length; point++) {
            const two = (text.codePointAt(unit) as number) > 0xffff;
            if (two) this.wide.push(point);
            unit += two ? 2 : 1;
        }
    }

    /** The code points of the text. */
    get length(): number {
        return this.text.length - this.wide.length;
    }

    unitOf(point: number): number {
        return Math.max(0, Math.min(point + this.wideBefore(point), this.text.length));
    }

    pointOf(unit: number): number {
        let low = 0;
        let high = this.wide.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.wide[middle] + middle + 2 <= unit) low = middle + 1;
            else high = middle;
        }
        const point = unit - low;
        return low < this.wide.length && point > this.wide[low] ? this.wide[low] : point;
    }

    /** The text of the code points [begin, end). */
    slice(begin: number, end: number): string {
        return this.text.slice(this.unitOf(begin), this.unitOf(end));
    }

    private wideBefore(point: number): number {
        let low = 0;
        let high = this.wide.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.wide[middle] < point) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
