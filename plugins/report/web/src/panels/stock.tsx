import {useMemo} from 'preact/hooks';
import {block, excerpt, index, summaryOf, surroundings} from '../data';
import type {StockPhrase} from '../data';
import {DocumentLink, Part, SearchField} from '../parts';
import {link, refine} from '../route';
import type {Route} from '../route';
import {Rows} from '../virtual';
import {grouped, useSpeech} from '../words';

/** What the page shows of a phrase, and what it looks for in the texts; in code points. */
const shownLength = 60;
const shownAround = 14;
const searchedLength = 30;

export const stockPhrases = (): StockPhrase[] => block<StockPhrase[]>('table-boilerplate') ?? [];

/** The documents that have a phrase are found by a search for its first words. */
function toSearch(phrase: StockPhrase): string {
    const words = [...excerpt(phrase, 1_000_000)].slice(0, searchedLength).join('');
    return link(['documents'], {q: words, texts: 1});
}

/** The words with what stands around them where they were first seen. */
function Phrase({phrase}: {phrase: StockPhrase}) {
    const [before, after] = surroundings(phrase, shownAround);
    return (
        <>
            <span class="faint">{before}</span>
            <b>{excerpt(phrase, shownLength)}</b>
            <span class="faint">{after}</span>
        </>
    );
}

/** What stands in so many documents that it is no evidence of copying. */
export function Stock({route}: {route: Route}) {
    const {say, language} = useSpeech();
    const all = stockPhrases();
    const text = (route.query.get('q') ?? '').toLowerCase();
    const found = useMemo(() => all
        .filter((each) => text === '' || excerpt(each, shownLength).toLowerCase().includes(text))
        .sort((a, b) => b.documents - a.documents || b.places - a.places), [all, text]);
    return (
        <>
            <h1>{say('nav.stock')}</h1>
            <p class="lead">{say('stock.lead', {phrases: index?.totals.boilerplate ?? all.length})}</p>
            <Part what="boilerplate" shown={all.length} />
            <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                <SearchField label="stock.search" value={route.query.get('q') ?? ''}
                    change={(q) => refine(route, {q})} />
                <output class="count">{say('count.of', {shown: found.length, all: all.length})}</output>
            </form>
            {found.length === 0 && <p class="notice">{say('search.nothing')}</p>}
            <Rows count={found.length} estimate={44} role="table" label={say('nav.stock')} class="stock"
                head={
                    <div class="rows-head" role="row" aria-rowindex={1}>
                        <span role="columnheader" class="c-title">{say('stock.phrase')}</span>
                        <span role="columnheader" class="c-size">{say('stock.documents')}</span>
                        <span role="columnheader" class="c-size">{say('stock.places')}</span>
                        <span role="columnheader" class="c-where">{say('stock.first')}</span>
                    </div>
                }
                row={(position) => {
                    const each = found[position];
                    const held = summaryOf(each.document) !== undefined;
                    return (
                        <>
                            <span role="cell" class="c-title">
                                {held ? <Phrase phrase={each} /> : <span class="faint">{say('stock.elsewhere')}</span>}
                            </span>
                            <span role="cell" class="c-size" data-of={say('stock.documents')}>
                                {held ? <a href={toSearch(each)} title={say('stock.find')}>{grouped(each.documents, language)}</a>
                                    : grouped(each.documents, language)}
                            </span>
                            <span role="cell" class="c-size" data-of={say('stock.places')}>{grouped(each.places, language)}</span>
                            <span role="cell" class="c-where"><DocumentLink document={each.document} at={each} /></span>
                        </>
                    );
                }} />
        </>
    );
}
