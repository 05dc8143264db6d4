import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {bodyOf, summaryOf, titleOf} from '../data';
import type {Body, DocumentSummary, Row} from '../data';
import {atTheEdge, colourOf, goneTo, MarkIndex, marksOf, searched} from '../highlight';
import type {Mark} from '../highlight';
import {Check, Name, percent, WhyMissing} from '../parts';
import {paragraphAt, paragraphs} from '../paragraphs';
import {refine, spanOf} from '../route';
import type {Route} from '../route';
import type {ListHandle} from '../virtual';
import {useSpeech} from '../words';
import {Details} from './details';
import {Outline} from './outline';
import {TextView} from './text_view';
import type {EdgeLayer} from './text_view';

export interface ShownLayer {
    name: string;
    rows: Row[];
    colour: number;
    edge: boolean;
}

/** Suspect years are a layer of their own here: they are what one looks for. */
function layersOf(body: Body): ShownLayer[] {
    const all: [string, Row[]][] = [];
    for (const [name, rows] of Object.entries(body.layers)) {
        if (name === 'years') {
            all.push(['suspects', rows.filter((row) => row.suspect === true)]);
            all.push(['years', rows.filter((row) => row.suspect !== true)]);
        } else if (rows.every((row) => Number.isInteger(row.begin) && Number.isInteger(row.end))) {
            all.push([name, rows]);
        }
    }
    return all.filter(([, rows]) => rows.length > 0).map(([name, rows], position) =>
        ({name, rows, colour: colourOf(name, position), edge: atTheEdge(rows)}));
}

const hiddenAtFirst = ['sections', 'work_years', 'headings', 'items', 'works'];

/** A document: its text with what was found in it. */
export function DocumentPage({route}: {route: Route}) {
    const id = route.path[1] ?? '';
    const summary = summaryOf(id);
    const body = useMemo(() => bodyOf(id), [id]);
    if (!summary || !body) return <WhyMissing id={id} />;
    return <Opened key={id} summary={summary} body={body} route={route} />;
}

function Opened({summary, body, route}: {summary: DocumentSummary; body: Body; route: Route}) {
    const {say, language, named} = useSpeech();
    const {offsets} = body;
    const layers = useMemo(() => layersOf(body), [body]);
    const [shown, setShown] = useState(() => new Set(layers.map((each) => each.name)
        .filter((name) => !hiddenAtFirst.includes(name))));
    const at = spanOf(route.query.get('at'));
    const query = route.query.get('find') ?? '';
    const lines = useMemo(() => paragraphs(offsets.text), [body]);
    const finds = useMemo(() => findings(offsets.text, query), [body, query]);
    const [found, setFound] = useState(0);
    const list = useRef<ListHandle>(null);
    const show = (unit: number) => list.current?.show(paragraphAt(lines, unit));
    const begin = at?.begin ?? -1;
    const end = at?.end ?? -1;
    useEffect(() => {
        if (begin < 0) return undefined;
        show(offsets.unitOf(begin));
        // Where the panes stand one under another, the text may be out of sight.
        if (innerWidth > 1100) return undefined;
        const frame = requestAnimationFrame(() => list.current?.element?.scrollIntoView({block: 'start'}));
        return () => cancelAnimationFrame(frame);
    }, [begin, end, body]);
    useEffect(() => {
        if (finds.length > 0) show(finds[Math.min(found, finds.length - 1)].begin);
    }, [finds, found]);
    const visible = layers.filter((each) => shown.has(each.name));
    const marks = useMemo(() => {
        const all: Mark[] = visible.filter((each) => !each.edge)
            .flatMap((each) => marksOf(each.rows, each.colour, offsets));
        if (end > begin) all.push({begin: offsets.unitOf(begin), end: offsets.unitOf(end), colour: goneTo});
        for (const each of finds) all.push({...each, colour: searched});
        return new MarkIndex(all);
    }, [body, shown, begin, end, finds]);
    const edges: EdgeLayer[] = useMemo(() => visible.filter((each) => each.edge).map((each) =>
        ({name: named('layer', each.name), colour: each.colour, marks: new MarkIndex(marksOf(each.rows, each.colour, offsets))})),
        [body, shown, language]);
    const toggle = (name: string) => (checked: boolean) => {
        const next = new Set(shown);
        if (checked) next.add(name);
        else next.delete(name);
        setShown(next);
    };
    const go = (span: {begin: number; end: number}) =>
        refine(route, {at: `${span.begin}-${span.end}`});
    const step = (by: number) => setFound((found + by + finds.length) % Math.max(1, finds.length));
    return (
        <article class="document">
            <header>
                <h1>{titleOf(summary) || <Name id={summary.id} />}</h1>
                <p class="faint">
                    {titleOf(summary) && <><Name id={summary.id} /> · </>}
                    {say('document.facts', {length: summary.length, encoding: summary.encoding, source: summary.source})}
                    {summary.encoding_confidence < 0.8 && <> {say('document.encoding.doubt',
                        {percent: percent(summary.encoding_confidence)})}</>}
                    {summary.replaced > 0 && <> {say('document.replaced', {count: summary.replaced})}</>}
                </p>
            </header>
            <div class="layers" role="group" aria-label={say('document.layers')}>
                <details open={innerWidth > 700}>
                    <summary>{say('document.layers')} <span class="faint">{visible.length}/{layers.length}</span></summary>
                    <div>
                        {layers.map((each) => (
                            <Check label={`${named('layer', each.name)} ${each.rows.length}`}
                                swatch={`${each.edge ? 'edge' : 'fill'} h-${each.colour}`}
                                checked={shown.has(each.name)} change={toggle(each.name)} />
                        ))}
                        <button type="button" onClick={() => setShown(new Set(layers.map((each) => each.name)))}>{say('show.all')}</button>
                        <button type="button" onClick={() => setShown(new Set())}>{say('show.none')}</button>
                    </div>
                </details>
            </div>
            <form class="filters" role="search" onSubmit={(event) => {
                event.preventDefault();
                step(1);
            }}>
                <label class="field wide">
                    <span>{say('document.find')}</span>
                    <input type="search" value={query} onInput={(event) => {
                        setFound(0);
                        refine(route, {find: event.currentTarget.value});
                    }} />
                </label>
                {query !== '' && <>
                    <output class="count">{say('document.found', {at: finds.length ? found + 1 : 0, all: finds.length})}</output>
                    <button type="button" onClick={() => step(-1)}>{say('document.previous')}</button>
                    <button type="submit">{say('document.next')}</button>
                </>}
            </form>
            <div class="reading">
                <Outline layers={body.layers} offsets={offsets} go={go} />
                <TextView text={offsets.text} lines={lines} marks={marks} edges={edges} handle={list}
                    choose={(unit) => go({begin: offsets.pointOf(unit), end: offsets.pointOf(unit)})} />
                <Details document={summary.id} layers={visible} all={layers} offsets={offsets} at={at} go={go}
                    close={() => refine(route, {at: ''})} />
            </div>
        </article>
    );
}

/** Where a text is found, whatever its case; at most ten thousand times. */
function findings(text: string, query: string): {begin: number; end: number}[] {
    const found: {begin: number; end: number}[] = [];
    if (query === '') return found;
    const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
    for (const match of text.matchAll(pattern)) {
        found.push({begin: match.index, end: match.index + match[0].length});
        if (found.length >= 10000) break;
    }
    return found;
}
