import assert from 'node:assert/strict';
import test from 'node:test';
import {aligned, sentences} from '../src/align';
import type {AlignedRow} from '../src/align';

const rows: [string, string, string][] = [
    ['equal', '一句话。二句话。', '一句话。二句话。'],
    ['a year', '本镇2023年开了会。', '本镇202_年开了会。'],
    ['a sentence more', '修了路。种了树。', '修了路。建了桥，通了车。种了树。'],
    ['nothing in common', '甲乙丙丁。', 'wholly other.'],
    ['one side empty', '', '有内容。'],
    ['both empty', '', ''],
    ['characters of two units', '𠮷野家开张。😀', '𠮷田家开张。😀😀'],
    ['line ends', '一行\r\n二行\n', '一行\n二行'],
];

function side(row: AlignedRow[], which: 'a' | 'b', text: string): string {
    return row.flatMap((each) => each[which] ?? [])
        .map((piece) => text.slice(piece.begin, piece.end)).join('');
}

for (const [name, a, b] of rows) {
    test(`${name}: each side reads as before, in order`, () => {
        const found = aligned(a, b);
        assert.equal(side(found, 'a', a), sentences(a).map((each) => each.text).join(''));
        assert.equal(side(found, 'b', b), sentences(b).map((each) => each.text).join(''));
        const changed = found.some((row) => !row.same);
        assert.equal(changed, a.replace(/\s/g, '') !== b.replace(/\s/g, ''));
    });
}

test('only what differs is marked', () => {
    const [a, b] = ['本镇2023年开了会。', '本镇202_年开了会。'];
    const [row] = aligned(a, b);
    const marked = (pieces: AlignedRow['a'], text: string) =>
        (pieces ?? []).filter((piece) => piece.changed).map((piece) => text.slice(piece.begin, piece.end));
    assert.deepEqual(marked(row.a, a), ['3']);
    assert.deepEqual(marked(row.b, b), ['_']);
});

test('an inserted sentence faces nothing', () => {
    const found = aligned('修了路。种了树。', '修了路。建了桥，通了车。种了树。');
    assert.deepEqual(found.map((row) => [row.a !== null, row.b !== null]),
        [[true, true], [false, true], [true, true]]);
});
