import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {aligned} from '../align';
import type {AlignedRow, Piece} from '../align';
import {clusterOf, copyPairs, detailsOf, sharedBy, whole} from '../copying';
import {bodyOf, excerpt, summaryOf, titleOf} from '../data';
import type {Body, CopyPair, Place, Row} from '../data';
import {MarkIndex} from '../highlight';
import {Check, Name, percent, WhyMissing} from '../parts';
import {link, spanOf, toComparison, toDocument} from '../route';
import type {Route} from '../route';
import type {ListHandle} from '../virtual';
import {Rows} from '../virtual';
import {useSpeech} from '../words';

interface Side {
    place: Place;
    body: Body;
    text: string;
    /** UTF-16 unit of the document at which `text` begins. */
    origin: number;
    slots: MarkIndex;
}

function side(document: string | null, span: string | null, cluster: string | null): Side | null {
    const body = document === null ? undefined : bodyOf(document);
    const at = spanOf(span);
    if (!document || !body) return null;
    const place: Place = {document, begin: at?.begin ?? 0, end: at?.end ?? body.offsets.length};
    const origin = body.offsets.unitOf(place.begin);
    return {
        place, body, origin, slots: slotsOf(place, body, cluster),
        text: body.offsets.text.slice(origin, body.offsets.unitOf(place.end)),
    };
}

/** Slots that the template found; where there is none, what is known to vary: years and masks. */
function slotsOf(place: Place, body: Body, cluster: string | null): MarkIndex {
    const origin = body.offsets.unitOf(place.begin);
    const {template} = detailsOf(cluster);
    const spans: {begin: number; end: number}[] = template
        ? template.slots.flatMap((slot) => slot.values).flatMap(({document, begin, end}) =>
            document === place.document && begin !== null && end !== null ? [{begin, end}] : [])
        : (['years', 'placeholders', 'suspect_amounts'] as const)
            .flatMap((layer): Row[] => body.layers[layer] ?? []);
    return new MarkIndex(spans
        .filter((each) => each.begin >= place.begin && each.end <= place.end && each.end > each.begin)
        .map((each) => ({
            begin: body.offsets.unitOf(each.begin) - origin,
            end: body.offsets.unitOf(each.end) - origin, colour: 0,
        })));
}

/** What is shown: a row, or a number of equal rows that were folded. */
type Line = {row: AlignedRow; folded: 0} | {row: null; folded: number};

function folded(rows: AlignedRow[], only: boolean): Line[] {
    if (!only) return rows.map((row) => ({row, folded: 0}));
    const lines: Line[] = [];
    let equal = 0;
    for (const row of rows) {
        if (row.same) {
            equal++;
            continue;
        }
        if (equal > 0) lines.push({row: null, folded: equal});
        equal = 0;
        lines.push({row, folded: 0});
    }
    if (equal > 0) lines.push({row: null, folded: equal});
    return lines;
}

function inSlots(rows: AlignedRow[], a: Side, b: Side): number {
    const inside = (pieces: Piece[] | null, slots: MarkIndex) => (pieces ?? []).filter((piece) =>
        piece.changed && slots.within(piece.begin, piece.end).length > 0).length;
    return rows.filter((row) => !row.same && row.a && row.b)
        .reduce((sum, row) => sum + Math.max(inside(row.a, a.slots), inside(row.b, b.slots)), 0);
}

/** Two copies side by side, sentence against sentence, in one list: they cannot but scroll together. */
export function Compare({route}: {route: Route}) {
    const {say} = useSpeech();
    const {query} = route;
    const key = query.toString();
    const cluster = query.get('cluster');
    const [a, b] = useMemo(() => [
        side(query.get('a'), query.get('as'), cluster),
        side(query.get('b'), query.get('bs'), cluster),
    ], [key]);
    if (!a || !b) {
        const named = ['a', 'b'].flatMap((side) => query.get(side) ?? []);
        return named.length < 2 ? <p class="notice">{say('compare.missing')}</p>
            : <>{[...new Set(named)].map((id) => <WhyMissing id={id} />)}</>;
    }
    return <Both key={key} a={a} b={b} cluster={cluster} />;
}

const same = (x: Place, y: Place) =>
    x.document === y.document && x.begin === y.begin && x.end === y.end;

function pairOf(a: Place, b: Place): CopyPair | undefined {
    return copyPairs().find((pair) => (same(pair.a, a) && same(pair.b, b)) ||
        (same(pair.a, b) && same(pair.b, a)));
}

function Both({a, b, cluster}: {a: Side; b: Side; cluster: string | null}) {
    const {say} = useSpeech();
    const rows = useMemo(() => aligned(a.text, b.text), [a, b]);
    const [only, setOnly] = useState(false);
    const lines = useMemo(() => folded(rows, only), [rows, only]);
    const list = useRef<ListHandle>(null);
    const [current, setCurrent] = useState(-1);
    const step = (by: number) => {
        let at = current;
        do at += by; while (at >= 0 && at < lines.length && (lines[at].row?.same ?? true));
        if (at < 0 || at >= lines.length) return;
        setCurrent(at);
        list.current?.show(at);
    };
    useEffect(() => {
        const typed = (event: KeyboardEvent) => {
            const field = event.target instanceof HTMLElement && event.target.closest('input, select, textarea');
            if (field || event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.key === 'n') step(1);
            if (event.key === 'p') step(-1);
        };
        addEventListener('keydown', typed);
        return () => removeEventListener('keydown', typed);
    });
    const different = rows.filter((row) => !row.same).length;
    const pair = pairOf(a.place, b.place);
    return (
        <article class="compare">
            <h1>{say('compare.title')}</h1>
            <p class="lead">
                {pair && <><b>{say('compare.likeness', {percent: percent(pair.similarity)})}</b> · </>}
                {typeof pair?.containment === 'number' &&
                    <><b>{say('compare.containment', {percent: percent(pair.containment)})}</b> · </>}
                {different === 0 ? say('compare.same')
                    : say('compare.summary', {rows: different, all: rows.length, slots: inSlots(rows, a, b)})}
                {cluster !== null && clusterOf(cluster) &&
                    <> · <a href={link(['cluster', cluster])}>{say('compare.group')}</a></>}
            </p>
            <Passages a={a.place} b={b.place} />
            <div class="filters">
                <Check label={say('compare.only')} checked={only} change={(checked) => {
                    setOnly(checked);
                    setCurrent(-1);
                }} />
                <button type="button" onClick={() => step(-1)}>{say('compare.previous')}</button>
                <button type="button" onClick={() => step(1)}>{say('compare.next')}</button>
                <span class="faint wide-only">{say('compare.keys')}</span>
                <span class="key">
                    <span class="changed">{say('compare.key.changed')}</span>{' '}
                    <span class="slot">{say('compare.key.slot')}</span>
                </span>
            </div>
            <Rows count={lines.length} estimate={60} role="table" label={say('compare.title')} class="both" handle={list}
                head={
                    <div class="rows-head" role="row" aria-rowindex={1}>
                        <SideHead side={a} other={b.place} cluster={cluster} swap={false} />
                        <SideHead side={b} other={a.place} cluster={cluster} swap />
                    </div>
                }
                row={(position) => {
                    const {row, folded: equal} = lines[position];
                    if (!row) return <span role="cell" class="skipped">{say('compare.skipped', {count: equal})}</span>;
                    const state = `${row.same ? 'same' : 'differs'}${position === current ? ' current' : ''}`;
                    return (
                        <>
                            <Sentence side={a} pieces={row.a} class={state} />
                            <Sentence side={b} pieces={row.b} class={state} />
                        </>
                    );
                }} />
        </article>
    );
}

const listed = 200;

/** What else these two documents share: each place, and both as they are. */
function Passages({a, b}: {a: Place; b: Place}) {
    const {say, named} = useSpeech();
    const all = useMemo(() => sharedBy(a.document, b.document).slice(0, listed), [a, b]);
    const current = all.findIndex((pair) => same(pair.a, a) && same(pair.b, b));
    if (a.document === b.document || (all.length < 2 && current >= 0)) return null;
    return (
        <label class="field passages">
            <span>{say('compare.places', {count: all.length})}</span>
            <select value={current} onChange={(event) => {
                const pair = all[Number(event.currentTarget.value)];
                location.hash = pair ? toComparison(pair.a, pair.b, pair.cluster)
                    : toComparison(whole(a.document), whole(b.document));
            }}>
                <option value={-1} selected={current < 0}>{say('compare.whole')}</option>
                {all.map((pair, position) => (
                    <option value={position} selected={position === current}>
                        {named('unit', pair.unit)} {percent(pair.similarity)} · {excerpt(pair.a, 30)}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** The document of a side, with the other members of the group to put in its place. */
function SideHead({side: {place}, other, cluster, swap}:
    {side: Side; other: Place; cluster: string | null; swap: boolean}) {
    const {say} = useSpeech();
    const summary = summaryOf(place.document);
    const members = clusterOf(cluster)?.members ?? [];
    const at = members.findIndex((member) => same(member, place));
    return (
        <span role="columnheader">
            <a href={toDocument(place.document, place)}><Name id={place.document} /></a>
            <span class="faint clamp one">{summary && titleOf(summary)}</span>
            {members.length > 2 && at >= 0 && (
                <select aria-label={say('cluster.compare.with')} value={at} onChange={(event) => {
                    const chosen = members[Number(event.currentTarget.value)];
                    location.hash = swap ? toComparison(other, chosen, cluster) : toComparison(chosen, other, cluster);
                }}>
                    {members.map((member, position) => !same(member, other) &&
                        <option value={position} selected={position === at}>{position + 1} {member.document}</option>)}
                </select>
            )}
        </span>
    );
}

function Sentence({side: {place, body, text, origin, slots}, pieces, class: state}:
    {side: Side; pieces: Piece[] | null; class: string}) {
    const {say} = useSpeech();
    if (!pieces) return <span role="cell" class={`sentence absent ${state}`}><span class="faint">{say('compare.absent')}</span></span>;
    const begin = body.offsets.pointOf(origin + pieces[0].begin);
    return (
        <span role="cell" class={`sentence ${state}`}>
            {pieces.map((piece) => cut(piece, slots).map(([from, to, slot]) => {
                const shown = text.slice(from, to).replace(/\s*\n\s*/g, ' ');
                if (!piece.changed && !slot) return shown;
                const kind = `${piece.changed ? 'changed' : ''} ${slot ? 'slot' : ''}`;
                return piece.changed ? <mark class={kind}>{shown}</mark> : <span class={kind}>{shown}</span>;
            }))}
            <a class="at" href={toDocument(place.document, {begin, end: body.offsets.pointOf(origin + (pieces.at(-1) as Piece).end)})}
                aria-label={place.document}>¶</a>
        </span>
    );
}

/** A piece cut at the edges of slots. */
function cut(piece: Piece, slots: MarkIndex): [number, number, boolean][] {
    const here = slots.within(piece.begin, piece.end);
    const found: [number, number, boolean][] = [];
    let at = piece.begin;
    for (const slot of here) {
        const begin = Math.max(at, slot.begin);
        const end = Math.min(piece.end, slot.end);
        if (end <= begin) continue;
        if (begin > at) found.push([at, begin, false]);
        found.push([begin, end, true]);
        at = end;
    }
    if (at < piece.end) found.push([at, piece.end, false]);
    return found;
}
