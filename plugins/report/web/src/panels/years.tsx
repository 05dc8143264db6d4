import {index, lookedFor, stepOf, suspectsOf} from '../data';
import type {DocumentSummary, ReportIndex, Suspect, Work, WorkYears} from '../data';
import {overlaps, shown, yearRange} from '../edtf';
import type {YearRange} from '../edtf';
import {Check, DocumentLink, Name, NotLookedFor, Panel, Part, Reasons, SearchField} from '../parts';
import {refine, toDocument} from '../route';
import type {Route} from '../route';
import {Rows} from '../virtual';
import {useSpeech} from '../words';
import {matches} from './documents';

interface DatedWork {
    document: DocumentSummary;
    work: Work | undefined;
    years: WorkYears;
    written: YearRange | null;
    covers: YearRange | null;
    suspects: number;
}

const inside = (suspect: Suspect, work: WorkYears) => suspect.begin >= work.begin && suspect.end <= work.end;

function works(query: URLSearchParams): DatedWork[] {
    const text = query.get('q') ?? '';
    const found: DatedWork[] = [];
    for (const document of (index as ReportIndex).documents) {
        if (text !== '' && !matches(document, text)) continue;
        for (const years of document.work_years) {
            const suspects = [...document.suspects, ...document.suspect_amounts]
                .filter((each) => inside(each, years)).length;
            if (query.has('suspect') && suspects === 0) continue;
            found.push({
                document, work: document.works[years.work], years, suspects,
                written: yearRange(years.written), covers: yearRange(years.covers),
            });
        }
    }
    return found;
}

interface Bar {
    year: number;
    certain: number;
    possible: number;
}

function bars(all: DatedWork[]): Bar[] {
    const ranges = all.map((each) => each.written).filter((each) => each !== null);
    if (ranges.length === 0) return [];
    // A range of a century says nothing here; it counts where it is the only one.
    const narrow = ranges.filter((each) => each.last - each.first < 20);
    const used = narrow.length > 0 ? narrow : ranges;
    const first = Math.min(...used.map((each) => each.first));
    const last = Math.min(first + 299, Math.max(...used.map((each) => each.last)));
    return Array.from({length: last - first + 1}, (_, at) => {
        const year = first + at;
        const here = used.filter((each) => each.first <= year && year <= each.last);
        const certain = here.filter((each) => each.first === each.last).length;
        return {year, certain, possible: here.length - certain};
    });
}

/** When the works were written and what they cover; which years are suspect, and why. */
export function Years({route}: {route: Route}) {
    const {say} = useSpeech();
    const {query} = route;
    const {documents, found: sums} = index as ReportIndex;
    const all = works(query);
    const from = Number(query.get('from')) || -Infinity;
    const to = Number(query.get('to')) || Infinity;
    const bounded = from !== -Infinity || to !== Infinity;
    const found = all
        .filter((each) => !bounded || overlaps(each.written, from, to))
        .sort((x, y) => (x.written?.first ?? 9999) - (y.written?.first ?? 9999) ||
            (x.written?.last ?? 9999) - (y.written?.last ?? 9999));
    const listed = [...new Set(found.filter((each) => each.suspects > 0).map((each) => each.document))];
    const set = (name: string) => (value: string | boolean) =>
        refine(route, {[name]: value === true ? 1 : value === false ? null : value});
    if (!lookedFor('years')) return <><h1>{say('nav.years')}</h1><NotLookedFor what={['years']} /></>;
    return (
        <>
            <h1>{say('nav.years')}</h1>
            <p class="lead">
                {say('years.lead', {
                    works: sums.work_years, dated: sums.dated_works,
                    suspects: sums.suspects, documents: sums.suspect_documents,
                })}
                {!lookedFor('works') && <>{' '}{say('sought.works', {step: stepOf('works')})} {say('years.undivided')}</>}
            </p>
            <Part what="documents" shown={documents.length} />
            <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                <SearchField label="search.documents" value={query.get('q') ?? ''} change={set('q')} />
                {(['from', 'to'] as const).map((name) => (
                    <label class="field">
                        <span>{say(`filter.${name}`)}</span>
                        <input type="number" inputMode="numeric" min="1000" max="2999" value={query.get(name) ?? ''}
                            onInput={(event) => set(name)(event.currentTarget.value)} />
                    </label>
                ))}
                <Check label={say('filter.suspect')} checked={query.has('suspect')} change={set('suspect')} />
                <button type="button" onClick={() => refine(route, {q: '', from: '', to: '', suspect: ''})}>
                    {say('filter.clear')}
                </button>
                <output class="count">{say('count.of', {shown: found.length, all: all.length})}</output>
            </form>
            <PerYear bars={bars(all)} from={from} to={to}
                choose={(year) => refine(route, from === year && to === year
                    ? {from: '', to: ''} : {from: year, to: year})} />
            {query.has('suspect') && listed.length > 0 && <Suspects documents={listed} />}
            <Timeline works={found} />
            {!query.has('suspect') && listed.length > 0 && <Suspects documents={listed} />}
        </>
    );
}

function PerYear({bars: all, from, to, choose}:
    {bars: Bar[]; from: number; to: number; choose: (year: number) => void}) {
    const {say} = useSpeech();
    if (all.length === 0) return <p class="notice">{say('years.none')}</p>;
    const highest = Math.max(...all.map((each) => each.certain + each.possible));
    const height = (count: number) => ({height: `${(100 * count) / highest}%`});
    const step = Math.ceil(all.length / 12);
    return (
        <Panel title={say('years.perYear')} aside={<span class="faint">{say('years.perYear.hint')}</span>}>
            <div class="per-year" role="group" aria-label={say('years.perYear')}>
                {all.map((each, at) => (
                    <button type="button" onClick={() => choose(each.year)} data-year={each.year}
                        aria-pressed={from <= each.year && each.year <= to && (from !== -Infinity || to !== Infinity)}
                        title={say('years.bar', {...each, year: `${each.year}`})}
                        aria-label={say('years.bar', {...each, year: `${each.year}`})}>
                        <span class="stack" aria-hidden="true">
                            <i class="possible" style={height(each.possible)} />
                            <i class="certain" style={height(each.certain)} />
                        </span>
                        <span class="tick" aria-hidden="true">{at % step === 0 ? each.year : ''}</span>
                    </button>
                ))}
            </div>
        </Panel>
    );
}

function Suspects({documents}: {documents: DocumentSummary[]}) {
    const {say} = useSpeech();
    return (
        <Panel title={say('years.suspects')}>
            <Rows count={documents.length} estimate={220} label={say('years.suspects')} class="suspects"
                row={(position) => <SuspectDocument document={documents[position]} />} />
        </Panel>
    );
}

const listedOfOne = 12;

function SuspectDocument({document}: {document: DocumentSummary}) {
    const {say} = useSpeech();
    const all = [...document.suspects, ...document.suspect_amounts].sort((x, y) => x.begin - y.begin);
    const terms = new Map(all.flatMap((each) => each.evidence.map((term) => [term.begin, term])));
    return (
        <article class="suspect-document">
            <h3><DocumentLink document={document} at={all[0]} /></h3>
            <p>{say('years.because')} <Reasons document={document.id} evidence={[...terms.values()]} /></p>
            <ul class="plain">
                {all.slice(0, listedOfOne).map((each) => (
                    <li>
                        <a href={toDocument(document.id, each)} class="quote">
                            …{each.before}<b class="suspect">{each.text}</b>{each.after}…
                        </a>{' '}
                        {each.edtf === undefined
                            ? <span class="faint">{say('years.amount')}</span>
                            : each.plausible && <span>{say('years.likely')} <b>{each.plausible}</b></span>}
                    </li>
                ))}
            </ul>
            {suspectsOf(document) > listedOfOne &&
                <p><a href={toDocument(document.id)}>{say('years.more', {count: suspectsOf(document) - listedOfOne})}</a></p>}
        </article>
    );
}

function Timeline({works: all}: {works: DatedWork[]}) {
    const {say} = useSpeech();
    const dated = all.flatMap((each) => [each.written, each.covers]).filter((each) => each !== null);
    const narrow = dated.filter((each) => each.last - each.first < 20);
    const used = narrow.length > 0 ? narrow : dated;
    const first = Math.min(...used.map((each) => each.first));
    const last = Math.max(...used.map((each) => each.last));
    const span = last - first + 1;
    const step = Math.ceil(span / 8);
    const ticks = used.length === 0 ? []
        : Array.from({length: Math.ceil(span / step)}, (_, at) => first + at * step);
    const place = (range: YearRange) => {
        const begin = Math.max(range.first, first);
        const end = Math.min(range.last, last);
        return {left: `${(100 * (begin - first)) / span}%`, width: `${(100 * (end - begin + 1)) / span}%`};
    };
    return (
        <Panel title={say('years.timeline')} aside={
            <span class="key">
                <i class="covers" aria-hidden="true" /> {say('years.key.covers')}{' '}
                <i class="written" aria-hidden="true" /> {say('years.key.written')}{' '}
                <i class="suspect" aria-hidden="true" /> {say('years.key.suspect')}
            </span>
        }>
            <Rows count={all.length} estimate={44} role="table" label={say('years.timeline')} class="timeline"
                head={
                    <div class="rows-head" role="row" aria-rowindex={1}>
                        <span role="columnheader" class="c-document">{say('column.work')}</span>
                        <span role="columnheader" class="c-written">{say('column.written')}</span>
                        <span role="columnheader" class="c-covers">{say('column.covers')}</span>
                        <span role="columnheader" class="c-track" aria-label={say('years.timeline')}>
                            {ticks.map((year) => <i style={{left: place({first: year, last: year}).left}}>{year}</i>)}
                        </span>
                    </div>
                }
                row={(position) => {
                    const {document, work, years, written, covers, suspects} = all[position];
                    return (
                        <>
                            <span role="cell" class="c-document">
                                <a href={toDocument(document.id, {begin: years.begin, end: years.begin})}>
                                    {work?.title ?? <Name id={document.id} />}
                                </a>
                                {suspects > 0 && <b class="alarm" title={say('years.key.suspect')}> {suspects}</b>}
                                {work?.title && <span class="faint file"><Name id={document.id} /></span>}
                            </span>
                            <span role="cell" class="c-written">{shown(written)}</span>
                            <span role="cell" class="c-covers">{shown(covers)}</span>
                            <span role="cell" class={`c-track${suspects > 0 ? ' suspect' : ''}`}>
                                {ticks.map((year) =>
                                    <i class="grid" style={{left: place({first: year, last: year}).left}} />)}
                                {covers && overlaps(covers, first, last) && <i class="covers" style={place(covers)} />}
                                {written && overlaps(written, first, last) && <i class="written" style={place(written)} />}
                            </span>
                        </>
                    );
                }} />
        </Panel>
    );
}
