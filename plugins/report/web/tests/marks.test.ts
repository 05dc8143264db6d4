import assert from 'node:assert/strict';
import test from 'node:test';
import {MarkIndex, segments} from '../src/highlight';
import {paragraphAt, paragraphs} from '../src/paragraphs';
import {link, parsed, spanOf} from '../src/route';

test('marks that touch a range are found, however they nest', () => {
    const marks = [[0, 100], [2, 4], [3, 9], [10, 12], [50, 60]].map(([begin, end]) => ({begin, end, colour: 0}));
    const index = new MarkIndex([...marks]);
    for (let begin = 0; begin < 101; begin++) {
        for (let end = begin + 1; end < 102; end++) {
            assert.deepEqual(index.within(begin, end), marks.filter((mark) => mark.begin < end && mark.end > begin));
        }
    }
});

test('segments cut a paragraph where marks begin and end', () => {
    const marks = new MarkIndex([{begin: 1, end: 5, colour: 1}, {begin: 3, end: 9, colour: 2}]);
    assert.deepEqual(segments(0, 8, marks).map((each) => [each.begin, each.end, each.colours.join()]),
        [[0, 1, ''], [1, 3, '1'], [3, 5, '1,2'], [5, 8, '2']]);
});

test('paragraphs are the lines that hold something, long ones in pieces', () => {
    assert.deepEqual(paragraphs('ab\r\n\ncd'), [{begin: 0, end: 2}, {begin: 5, end: 7}]);
    const long = `a${'𠮷'.repeat(5000)}`;
    const pieces = paragraphs(long);
    assert.equal(pieces.map((each) => long.slice(each.begin, each.end)).join(''), long);
    for (const each of pieces) assert.ok(!/[\uD800-\uDBFF]$/.test(long.slice(each.begin, each.end)));
    assert.equal(paragraphAt(paragraphs('ab\ncd\nef'), 4), 1);
    assert.equal(paragraphAt([], 4), 0);
});

for (const id of ['a/b.txt', '100%', '%E4', '?q=#/x', '<img src=x>', '年 度', "o'clock&a=b"]) {
    test(`an address keeps the id ${id}`, () => {
        const route = parsed(link(['document', id], {at: '3-9', find: id}));
        assert.deepEqual(route.path, ['document', id]);
        assert.equal(route.query.get('find'), id);
        assert.deepEqual(spanOf(route.query.get('at')), {begin: 3, end: 9});
    });
}

test('an address that is none is no error', () => {
    assert.deepEqual(parsed('#/document/%E4%').path, ['document', '%E4%']);
    assert.equal(spanOf('9'), null);
});
