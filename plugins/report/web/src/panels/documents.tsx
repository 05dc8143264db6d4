import {overlaps, shown, yearRange} from '../edtf';
import {index, lookedFor, suspectsOf, titleOf} from '../data';
import type {DocumentSummary, ReportIndex, Sought} from '../data';
import {Check, Choice, DocumentLink, Name, NotLookedFor, Part, SearchField, Share, Title} from '../parts';
import {link, refine} from '../route';
import type {Route} from '../route';
import {useTextSearch} from '../text_search';
import {Rows} from '../virtual';
import {grouped, useSpeech} from '../words';
import type {Word} from '../words';

type Column = 'document' | 'title' | 'length' | 'works' | 'written' | 'copied' | 'suspects';
const columns: Column[] = ['document', 'title', 'written', 'works', 'length', 'copied', 'suspects'];

/** What a column needs; without it the column says nothing. */
const needs: Partial<Record<Column, Sought>> = {
    title: 'works', works: 'works', written: 'years', copied: 'copies', suspects: 'years',
};
const known = (column: Column) => !needs[column] || lookedFor(needs[column]);

const written = (document: DocumentSummary) => {
    const range = yearRange(document.work_years[0]?.written);
    return range ? range.first * 10000 + range.last : 0;
};

const values: Record<Column, (document: DocumentSummary) => string | number> = {
    document: (each) => each.id,
    title: titleOf,
    length: (each) => each.length,
    works: (each) => each.works.length,
    written,
    copied: (each) => each.copied,
    suspects: suspectsOf,
};

export function matches(document: DocumentSummary, query: string): boolean {
    const wanted = query.toLowerCase();
    return document.id.toLowerCase().includes(wanted) ||
        document.works.some((work) => (work.title ?? '').toLowerCase().includes(wanted));
}

function chosen(query: URLSearchParams, hits: Map<string, number>): DocumentSummary[] {
    const {documents, layers} = index as ReportIndex;
    const layer = layers.indexOf(query.get('layer') ?? '');
    const year = Number(query.get('year') ?? '');
    const text = query.get('q') ?? '';
    const found = documents.filter((each) =>
        (text === '' || matches(each, text) || hits.has(each.id)) &&
        (layer < 0 || each.counts[layer] > 0) &&
        (!query.has('suspect') || suspectsOf(each) > 0) &&
        (!query.has('copied') || each.copied > 0) &&
        (!year || each.work_years.some((work) => overlaps(yearRange(work.written), year, year))));
    const [by, down] = sorting(query);
    if (by) {
        const value = values[by];
        const sign = down ? -1 : 1;
        found.sort((x, y) => {
            const [a, b] = [value(x), value(y)];
            return a < b ? -sign : a > b ? sign : 0;
        });
    }
    return found;
}

function sorting(query: URLSearchParams): [Column | null, boolean] {
    const sort = query.get('sort') ?? '';
    const by = sort.replace('-', '') as Column;
    return [columns.includes(by) ? by : null, sort.startsWith('-')];
}

/** All documents, with search, filters and sorting, all of which stand in the address. */
export function Documents({route}: {route: Route}) {
    const {say, language, named} = useSpeech();
    const {documents, layers} = index as ReportIndex;
    const {query} = route;
    const texts = query.has('texts') ? query.get('q') ?? '' : '';
    const search = useTextSearch(texts);
    const found = chosen(query, search.hits);
    const [by, down] = sorting(query);
    const set = (name: string) => (value: string | boolean) =>
        refine(route, {[name]: value === true ? 1 : value === false ? null : value});
    const numbers: Column[] = ['length', 'works', 'copied', 'suspects'];
    const sort = (column: Column) => refine(route, {
        sort: by !== column ? (numbers.includes(column) ? `-${column}` : column)
            : down ? column : `-${column}`,
    });
    return (
        <>
            <h1>{say('nav.documents')}</h1>
            <Part what="documents" shown={documents.length} />
            <NotLookedFor what={['works', 'years', 'copies']} />
            <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                <SearchField label="search.documents" value={query.get('q') ?? ''} change={set('q')} />
                <label class="field">
                    <span>{say('filter.year')}</span>
                    <input type="number" inputMode="numeric" min="1000" max="2999" value={query.get('year') ?? ''}
                        onInput={(event) => set('year')(event.currentTarget.value)} />
                </label>
                <Choice label="filter.layer" value={query.get('layer') ?? ''} change={set('layer')}
                    options={[['', say('filter.any')], ...layers.map((name): [string, string] =>
                        [name, named('layer', name)])]} />
                <Choice label="sort.by" value={query.get('sort') ?? ''} change={set('sort')}
                    options={[['', '—'], ...columns.filter(known).map((name): [string, string] =>
                        [numbers.includes(name) ? `-${name}` : name, say(`column.${name}` as Word)])]} />
                <Check label={say('search.texts')} checked={query.has('texts')} change={set('texts')} />
                {known('suspects') &&
                    <Check label={say('filter.suspect')} checked={query.has('suspect')} change={set('suspect')} />}
                {known('copied') &&
                    <Check label={say('filter.copied')} checked={query.has('copied')} change={set('copied')} />}
                <output class="count">{say('count.of', {shown: found.length, all: documents.length})}</output>
                {search.done < search.all &&
                    <progress max={search.all} value={search.done} aria-label={say('search.running')} />}
            </form>
            {found.length === 0 && search.done === search.all && <p class="notice">{say('search.nothing')}</p>}
            <Rows count={found.length} estimate={40} role="table" label={say('nav.documents')} class="documents"
                head={
                    <div class="rows-head" role="row" aria-rowindex={1}>
                        {columns.map((column) => (
                            <span role="columnheader" class={`c-${column}`}
                                aria-sort={by === column ? (down ? 'descending' : 'ascending') : 'none'}>
                                <button type="button" onClick={() => sort(column)}>
                                    {say(`column.${column}` as Word)}
                                    <i aria-hidden="true">{by === column ? (down ? ' ↓' : ' ↑') : ''}</i>
                                </button>
                            </span>
                        ))}
                    </div>
                }
                row={(position) => {
                    const each = found[position];
                    const suspects = suspectsOf(each);
                    return (
                        <>
                            <span role="cell" class="c-document">
                                {search.hits.has(each.id)
                                    ? <a href={link(['document', each.id], {find: texts})}>
                                        <Name id={each.id} />{' '}
                                        <span class="chip">{say('search.hits', {count: search.hits.get(each.id) ?? 0})}</span>
                                    </a>
                                    : <DocumentLink document={each} />}
                            </span>
                            <span role="cell" class="c-title">{known('title') ? <Title document={each} /> : '—'}</span>
                            <span role="cell" class="c-written">{shown(yearRange(each.work_years[0]?.written))}</span>
                            <span role="cell" class="c-works">{known('works') ? each.works.length : '—'}</span>
                            <span role="cell" class="c-length">{grouped(each.length, language)}</span>
                            <span role="cell" class="c-copied">{known('copied') ? <Share value={each.copied} /> : '—'}</span>
                            <span role="cell" class="c-suspects">
                                {!known('suspects') ? '—' : suspects > 0 ? <b class="alarm">{suspects}</b> : '0'}
                            </span>
                        </>
                    );
                }} />
        </>
    );
}
