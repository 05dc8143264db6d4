import {clusterOf, placesOf, sharedPairs} from '../copying';
import {summaryOf} from '../data';
import type {Evidence, Place, Row} from '../data';
import type {Offsets} from '../offsets';
import {Name, percent, Reasons} from '../parts';
import {link, toComparison, toDocument} from '../route';
import {Rows} from '../virtual';
import {useSpeech} from '../words';
import type {ShownLayer} from './document';

interface Found {
    layer: ShownLayer;
    row: Row;
}

interface Properties {
    document: string;
    layers: ShownLayer[];
    all: ShownLayer[];
    offsets: Offsets;
    at: {begin: number; end: number} | null;
    go: (span: {begin: number; end: number}) => void;
    close: () => void;
}

/** The row that was chosen comes first, then the shorter ones. */
const rank = (row: Row, at: {begin: number; end: number} | null): number =>
    row.begin === at?.begin && row.end === at.end ? -1 : row.end - row.begin;

/** What was found at the place one looks at; below it, all rows of the layers that are shown. */
export function Details({document, layers, all, offsets, at, go, close}: Properties) {
    const {say, named} = useSpeech();
    const here = at === null ? [] : all
        .flatMap((layer) => layer.rows.map((row): Found => ({layer, row})))
        .filter(({row}) => row.begin <= at.begin && at.begin < Math.max(row.end, row.begin + 1))
        .sort((x, y) => rank(x.row, at) - rank(y.row, at));
    const rows = layers.flatMap((layer) => layer.rows.map((row): Found => ({layer, row})))
        .sort((x, y) => x.row.begin - y.row.begin || y.row.end - x.row.end);
    return (
        <aside class="details">
            <div class={`here${at ? ' chosen' : ''}`}>
                <header>
                    <h2>{say('document.here')}</h2>
                    {at && <button type="button" onClick={close}>{say('close')}</button>}
                </header>
                <div aria-live="polite">
                    {here.length === 0 && <p class="faint">{say('document.hint')}</p>}
                    {here.slice(0, 30).map((found) =>
                        <Description document={document} found={found} offsets={offsets} />)}
                </div>
            </div>
            <Shared document={document} />
            <h2>{say('document.rows')} <span class="faint">{rows.length}</span></h2>
            <Rows count={rows.length} estimate={34} label={say('document.rows')} class="annotations"
                row={(position) => {
                    const {layer, row} = rows[position];
                    return (
                        <button type="button" class="entry" onClick={() => go(row)}
                            aria-current={at?.begin === row.begin && at.end === row.end}>
                            <i class={`swatch ${layer.edge ? 'edge' : 'fill'} h-${layer.colour}`} aria-hidden="true" />
                            <span class="faint">{named('layer', layer.name)}</span>{' '}
                            {offsets.slice(row.begin, Math.min(row.end, row.begin + 40)).replace(/\s+/g, ' ')}
                        </button>
                    );
                }} />
        </aside>
    );
}

/** Rows of other layers, by their numbers: nothing that a person could use. */
const references = ['heading', 'parent', 'work', 'section'];

function isPlace(value: unknown): value is Place {
    return typeof value === 'object' && value !== null && 'document' in value && 'begin' in value;
}

function Description({document, found, offsets}: {document: string; found: Found; offsets: Offsets}) {
    const {say, named} = useSpeech();
    const {layer, row} = found;
    const text = offsets.slice(row.begin, Math.min(row.end, row.begin + 40)).replace(/\s+/g, ' ');
    const fields = Object.entries(row).filter(([name, value]) =>
        !['begin', 'end', 'text', ...references].includes(name) && value !== null && value !== false &&
        !(Array.isArray(value) && value.length === 0));
    return (
        <section class="found">
            <h3>
                <i class={`swatch ${layer.edge ? 'edge' : 'fill'} h-${layer.colour}`} aria-hidden="true" />
                {named('layer', layer.name)} <span class="quote">{text}{row.end - row.begin > 40 && '…'}</span>
            </h3>
            <dl>
                {fields.map(([name, value]) => (
                    <div>
                        <dt>{named('field', name)}</dt>
                        <dd><Value document={document} name={name} value={value} row={row} /></dd>
                    </div>
                ))}
            </dl>
            {isPlace(row.partner) && (
                <p>
                    <a class="button" data-test="compare" href={toComparison({document, begin: row.begin, end: row.end},
                        row.partner, typeof row.cluster === 'string' ? row.cluster : null)}>
                        {say('document.whole')} <Name id={row.partner.document} />
                    </a>
                </p>
            )}
        </section>
    );
}

const most = 20;

/** The documents that share something with this one. */
function Shared({document}: {document: string}) {
    const {say} = useSpeech();
    const pairs = sharedPairs().filter((pair) => pair.a === document || pair.b === document).slice(0, most);
    if (pairs.length === 0) return null;
    return (
        <div class="shared">
            <h2>{say('document.copies')}</h2>
            <ul class="plain">
                {pairs.map((pair) => {
                    const [a, b, copy] = placesOf(pair);
                    const first = pair.a === document;
                    return (
                        <li>
                            <a class="pair" data-test="partner"
                                href={toComparison(first ? a : b, first ? b : a, copy?.cluster)}>
                                <b>{percent(first ? pair.ofA : pair.ofB)}</b>
                                <span><Name id={first ? pair.b : pair.a} /></span>
                            </a>
                        </li>
                    );
                })}
            </ul>
        </div>
    );
}

function Value({document, name, value, row}: {document: string; name: string; value: unknown; row: Row}) {
    const {say, named} = useSpeech();
    if (name === 'evidence' && Array.isArray(value)) return <Reasons document={document} evidence={value as Evidence[]} />;
    if (name === 'cluster' && typeof value === 'string') {
        const cluster = clusterOf(value);
        if (!cluster) return <>{value}</>;
        return <a href={link(['cluster', value])}>{cluster.members.length} × {named('unit', String(row.unit))}</a>;
    }
    if (isPlace(value)) {
        return summaryOf(value.document)
            ? <a href={toDocument(value.document, value)} data-test="place"><Name id={value.document} /></a>
            : <Name id={value.document} />;
    }
    if (name === 'unit') return <>{named('unit', String(value))}</>;
    if (value === true) return <>{say('yes')}</>;
    if (typeof value === 'number') {
        return <>{['confidence', 'similarity'].includes(name) ? percent(value) : value}</>;
    }
    return <>{typeof value === 'string' ? value : JSON.stringify(value)}</>;
}
