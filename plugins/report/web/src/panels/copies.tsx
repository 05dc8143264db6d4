import {useMemo} from 'preact/hooks';
import {clusterCount, clusters, copyPairs, opens, placesOf, readable, sharedPairs} from '../copying';
import type {SharedPair} from '../copying';
import {index, lookedFor, summaryOf} from '../data';
import type {Cluster} from '../data';
import {Check, Choice, Excerpt, LeftOut, Name, NotLookedFor, Panel, Part, percent, SearchField} from '../parts';
import {link, refine, toComparison} from '../route';
import type {Route} from '../route';
import {Rows} from '../virtual';
import {grouped, useSpeech} from '../words';

const sortings: Record<string, (cluster: Cluster) => number> = {
    size: (each) => each.members.length,
    similarity: (each) => Math.min(...each.members.map((member) => member.similarity)),
    length: (each) => each.medoid.end - each.medoid.begin,
};

const documentsOf = (cluster: Cluster): string[] =>
    [...new Set(cluster.members.map((member) => member.document))];

/** The groups of copies, the pairs of documents that share most, and a map of who copies whom. */
export function Copies({route}: {route: Route}) {
    const {say, named} = useSpeech();
    const {query} = route;
    const all = clusters();
    const units = useMemo(() => [...new Set(all.map((each) => each.unit))], [all]);
    const facts = useMemo(() => ({
        clusters: clusterCount(),
        members: all.reduce((sum, each) => sum + each.members.length, 0),
        documents: new Set(all.flatMap((each) => each.members.map((member) => member.document))).size,
    }), [all]);
    const stock = index?.totals.boilerplate ?? 0;
    const text = (query.get('q') ?? '').toLowerCase();
    const unit = query.get('unit') ?? '';
    const own = query.has('own');
    const sort = query.get('sort') ?? 'length';
    const found = useMemo(() => {
        const value = sortings[sort] ?? sortings.length;
        return all
            .filter((each) => (unit === '' || each.unit === unit) &&
                (own || each.members.some((member) => member.document !== each.medoid.document)) &&
                (text === '' || each.members.some((member) => member.document.toLowerCase().includes(text))))
            .map((each): [number, Cluster] => [value(each), each])
            .sort(([x, a], [y, b]) => y - x || (a.cluster < b.cluster ? -1 : 1))
            .map(([, each]) => each);
    }, [all, unit, own, text, sort]);
    const pairs = useMemo(() => sharedPairs().filter((each) => text === '' ||
        each.a.toLowerCase().includes(text) || each.b.toLowerCase().includes(text)), [text]);
    if (all.length === 0) return (
        <>
            <h1>{say('nav.copies')}</h1>
            {lookedFor('copies') ? <p class="notice">{say('copies.none')}</p> : <NotLookedFor what={['copies']} />}
        </>
    );
    const set = (name: string) => (chosen: string) => refine(route, {[name]: chosen});
    return (
        <>
            <h1>{say('nav.copies')}</h1>
            <p class="lead">
                {say('copies.lead', facts)}
                {stock > 0 && <>{' '}<a href={link(['stock'])} data-test="stock">{say('copies.stock', {count: stock})}</a></>}
            </p>
            <Part what="documents" shown={index?.documents.length ?? 0} />
            <Part what="clusters" shown={all.length} />
            <Part what="copies" shown={copyPairs().length} />
            <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                <SearchField label="search.documents" value={query.get('q') ?? ''} change={set('q')} />
                {units.length > 1 && <Choice label="filter.unit" value={unit} change={set('unit')}
                    options={[['', say('filter.any')], ...units.map((name): [string, string] =>
                        [name, named('unit', name)])]} />}
                <Check label={say('filter.own')} checked={own}
                    change={(checked) => refine(route, {own: checked ? 1 : null})} />
            </form>
            <div class="columns wide">
                <Pairs pairs={pairs} />
                <HeatMap pairs={pairs} />
            </div>
            <Panel title={say('copies.clusters')} aside={
                <Choice label="sort.by" value={sort} change={set('sort')}
                    options={Object.keys(sortings).map((name): [string, string] =>
                        [name, say(`copies.sort.${name as 'size' | 'similarity' | 'length'}`)])} />
            }>
                <Clusters clusters={found} />
            </Panel>
        </>
    );
}

function Pairs({pairs}: {pairs: SharedPair[]}) {
    const {say} = useSpeech();
    return (
        <Panel title={say('copies.pairs')} aside={<span class="faint">{say('copies.pairs.hint')}</span>}>
            <Rows count={pairs.length} estimate={64} label={say('copies.pairs')} class="pairs"
                row={(position) => {
                    const pair = pairs[position];
                    const [a, b, copy] = placesOf(pair);
                    const side = (id: string, share: number) => (
                        <>
                            <b>{percent(share)}</b>
                            <span><Name id={id} /> {!summaryOf(id) && <LeftOut />}</span>
                        </>
                    );
                    const both = <>{side(pair.a, pair.ofA)}{side(pair.b, pair.ofB)}</>;
                    return opens(pair)
                        ? <a class="pair both-shares" href={toComparison(a, b, copy?.cluster)}>{both}</a>
                        : <span class="pair both-shares closed">{both}</span>;
                }} />
        </Panel>
    );
}

const mapped = 30;

/** The documents that stand beside each other in the map are those that share most. */
function ordered(pairs: SharedPair[]): string[] {
    const weight = new Map<string, number>();
    for (const pair of pairs) {
        weight.set(pair.a, (weight.get(pair.a) ?? 0) + (pair.ofA || 0));
        weight.set(pair.b, (weight.get(pair.b) ?? 0) + (pair.ofB || 0));
    }
    const heaviest = new Set([...weight.keys()]
        .sort((x, y) => (weight.get(y) as number) - (weight.get(x) as number) || (x < y ? -1 : 1))
        .slice(0, mapped));
    const order = new Set<string>();
    for (const pair of pairs) {
        for (const id of [pair.a, pair.b]) if (heaviest.has(id)) order.add(id);
    }
    return [...order];
}

function HeatMap({pairs}: {pairs: SharedPair[]}) {
    const {say} = useSpeech();
    const order = useMemo(() => ordered(pairs), [pairs]);
    const all = useMemo(() => new Set(pairs.flatMap((pair) => [pair.a, pair.b])).size, [pairs]);
    const shown = new Set(order);
    const cells = new Map<string, [number, SharedPair]>();
    for (const pair of pairs) {
        if (!shown.has(pair.a) || !shown.has(pair.b)) continue;
        cells.set(JSON.stringify([pair.a, pair.b]), [pair.ofA, pair]);
        cells.set(JSON.stringify([pair.b, pair.a]), [pair.ofB, pair]);
    }
    return (
        <Panel title={say('copies.heat')} aside={<span class="faint">{say('copies.heat.hint')}</span>}>
            {all > order.length && <p class="faint">{say('copies.heat.part', {shown: order.length, all})}</p>}
            <div class="heat" tabIndex={0}>
                <table aria-label={say('copies.heat')}>
                    <thead>
                        <tr>
                            <td />
                            {order.map((id, at) => <th scope="col" title={id}>{at + 1}</th>)}
                        </tr>
                    </thead>
                    <tbody>
                        {order.map((a, at) => (
                            <tr>
                                <th scope="row" title={a}>
                                    <a href={link(['document', a])}>{at + 1} <Name id={a} /></a>
                                </th>
                                {order.map((b) => <HeatCell a={a} b={b} cell={cells.get(JSON.stringify([a, b]))} />)}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </Panel>
    );
}

function HeatCell({a, b, cell}: {a: string; b: string; cell: [number, SharedPair] | undefined}) {
    const {say} = useSpeech();
    if (a === b) return <td class="self" />;
    if (!cell) return <td />;
    const [share, pair] = cell;
    const [first, second, copy] = placesOf(pair);
    const straight = pair.a === a;
    const text = say('copies.heat.cell', {percent: percent(share), a, b});
    const strength = Math.round(12 + 88 * Math.sqrt(Math.min(1, share || 0)));
    const style = {background: `color-mix(in oklab, var(--heat) ${strength}%, transparent)`};
    if (!opens(pair)) return (
        <td><span class="cell" title={`${text} (${say('missing.mark')})`} style={style} /></td>
    );
    return (
        <td>
            <a class="cell" href={toComparison(straight ? first : second, straight ? second : first, copy?.cluster)}
                title={text} aria-label={text} style={style} />
        </td>
    );
}

function Clusters({clusters: all}: {clusters: Cluster[]}) {
    const {say, named, language} = useSpeech();
    return (
        <Rows count={all.length} estimate={48} role="table" label={say('copies.clusters')} class="clusters"
            head={
                <div class="rows-head" role="row" aria-rowindex={1}>
                    <span role="columnheader" class="c-title">{say('copies.begins')}</span>
                    <span role="columnheader" class="c-unit">{say('filter.unit')}</span>
                    <span role="columnheader" class="c-size">{say('copies.size')}</span>
                    <span role="columnheader" class="c-similarity">{say('copies.similarity')}</span>
                    <span role="columnheader" class="c-length">{say('column.length')}</span>
                    <span role="columnheader" class="c-where">{say('copies.in')}</span>
                </div>
            }
            row={(position) => {
                const each = all[position];
                const documents = documentsOf(each);
                const lowest = sortings.similarity(each);
                return (
                    <>
                        <span role="cell" class="c-title">
                            <a href={link(['cluster', each.cluster])}><Excerpt place={readable(each)} missing={say('missing.mark')} /></a>
                        </span>
                        <span role="cell" class="c-unit">{named('unit', each.unit)}</span>
                        <span role="cell" class="c-size">{each.members.length}</span>
                        <span role="cell" class="c-similarity">≥ {percent(lowest)}</span>
                        <span role="cell" class="c-length">{grouped(each.medoid.end - each.medoid.begin, language)}</span>
                        <span role="cell" class="c-where">
                            {documents.slice(0, 3).map((id) => <Name id={id} />)}
                            {documents.length > 3 && <span class="faint">+{documents.length - 3}</span>}
                        </span>
                    </>
                );
            }} />
    );
}

