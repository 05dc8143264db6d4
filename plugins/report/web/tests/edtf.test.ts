import assert from 'node:assert/strict';
import test from 'node:test';
import {overlaps, shown, yearRange} from '../src/edtf';

const rows: [string | null, string][] = [
    ['2022', '2022'],
    ['202X', '2020–2029'],
    ['20XX', '2000–2099'],
    ['XXXX', '—'],
    ['2016/2020', '2016–2020'],
    ['202X/202X', '2020–2029'],
    ['2024-11-27', '2024'],
    ['2024-41', '2024'],
    ['2020/..', '—'],
    ['2020/2016', '—'],
    ['nonsense', '—'],
    ['', '—'],
    [null, '—'],
];

for (const [edtf, text] of rows) {
    test(`${edtf} is shown as ${text}`, () => assert.equal(shown(yearRange(edtf)), text));
}

test('ranges overlap where they have a year in common', () => {
    assert.ok(overlaps(yearRange('202X'), 2029, 2035));
    assert.ok(!overlaps(yearRange('2022'), 2023, 2023));
    assert.ok(!overlaps(null, 0, 9999));
});
