import assert from 'node:assert/strict';
import test from 'node:test';
import {Offsets} from '../src/offsets';

const texts = ['', 'abc', '二〇二三年', '𠮷野家2023年', 'a😀b😀😀c', '👩‍👩‍👧2024', '𠮷'];

for (const text of texts) {
    test(`positions of “${text}” lead there and back`, () => {
        const offsets = new Offsets(text);
        const points = [...text];
        assert.equal(offsets.length, points.length);
        let unit = 0;
        for (let point = 0; point <= points.length; point++) {
            assert.equal(offsets.unitOf(point), unit);
            assert.equal(offsets.pointOf(unit), point);
            unit += points[point]?.length ?? 0;
        }
        for (let begin = 0; begin <= points.length; begin++) {
            for (let end = begin; end <= points.length; end++) {
                assert.equal(offsets.slice(begin, end), points.slice(begin, end).join(''));
            }
        }
    });
}

test('a unit inside a character means its beginning', () => {
    assert.equal(new Offsets('a𠮷b').pointOf(2), 1);
});

test('positions past the end mean the end', () => {
    assert.equal(new Offsets('a𠮷').unitOf(99), 3);
});
