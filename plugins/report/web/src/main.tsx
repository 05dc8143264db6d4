import {Component, render} from 'preact';
import type {ComponentChildren} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {broken, index} from './data';
import {ClusterPage} from './panels/cluster';
import {Compare} from './panels/compare';
import {Copies} from './panels/copies';
import {DocumentPage} from './panels/document';
import {Documents} from './panels/documents';
import {Failures} from './panels/failures';
import {Overview} from './panels/overview';
import {RunPanel} from './panels/run';
import {Stock} from './panels/stock';
import {Years} from './panels/years';
import {link, useRoute} from './route';
import type {Route} from './route';
import {remember, remembered, useTheme} from './theme';
import type {Theme} from './theme';
import {speech, SpeechContext} from './words';
import type {Language, Word} from './words';

const panels: Record<string, (properties: {route: Route}) => ComponentChildren> = {
    overview: Overview,
    documents: Documents,
    document: DocumentPage,
    years: Years,
    copies: Copies,
    cluster: ClusterPage,
    stock: Stock,
    compare: Compare,
    failures: Failures,
    run: RunPanel,
};
/** The tab that a page belongs to. */
const tabs: Record<string, string> = {document: 'documents', cluster: 'copies', compare: 'copies', stock: 'copies'};
const shownTabs = ['overview', 'documents', 'years', 'copies', 'failures', 'run'] as const;

function firstLanguage(): Language {
    const wanted = remembered('language') ??
        (index && index.language !== 'auto' ? index.language : navigator.language);
    return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Shows the message of an error in place of a panel that cannot be drawn. */
class Guard extends Component<{children: ComponentChildren}, {broken: string | null}> {
    state = {broken: null};

    static getDerivedStateFromError(error: unknown) {
        return {broken: String(error)};
    }

    render() {
        return this.state.broken === null ? this.props.children : <p class="notice">{this.state.broken}</p>;
    }
}

function App() {
    const route = useRoute();
    const [language, setLanguage] = useState(firstLanguage);
    const [theme, setTheme] = useTheme();
    const words = useMemo(() => speech(language), [language]);
    const main = useRef<HTMLElement>(null);
    const name = route.path[0] ?? 'overview';
    const Page = Object.hasOwn(panels, name) ? panels[name] : Overview;
    const place = route.path.join('/');
    const first = useRef(true);
    useEffect(() => {
        document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    }, [language]);
    useEffect(() => {
        document.title = [route.path[1], index?.title || 'Palimpsest'].filter(Boolean).join(' · ');
        if (!first.current) {
            main.current?.focus({preventScroll: true});
            scrollTo(0, 0);
        }
        first.current = false;
    }, [place]);
    const {say} = words;
    return (
        <SpeechContext.Provider value={words}>
            <a class="skip" href="#main" onClick={(event) => {
                event.preventDefault();
                main.current?.focus();
            }}>{say('app.skip')}</a>
            <header class="top">
                <a class="brand" href={link([])}>{index?.title || 'Palimpsest'}</a>
                <nav aria-label={say('app.panels')}>
                    {shownTabs.map((tab) => (
                        <a href={tab === 'overview' ? link([]) : link([tab])}
                            aria-current={(tabs[name] ?? name) === tab ? 'page' : undefined}>
                            {say(`nav.${tab}` as Word)}
                            {tab === 'failures' && (index?.quarantine.length ?? 0) > 0 &&
                                <b class="badge">{index?.quarantine.length}</b>}
                        </a>
                    ))}
                </nav>
                <div class="settings">
                    <select aria-label={say('language')} data-test="language" value={language} onChange={(event) => {
                        remember('language', event.currentTarget.value);
                        setLanguage(event.currentTarget.value as Language);
                    }}>
                        <option value="en" lang="en" selected={language === 'en'}>English</option>
                        <option value="zh" lang="zh-CN" selected={language === 'zh'}>中文</option>
                    </select>
                    <select aria-label={say('theme')} data-test="theme" value={theme}
                        onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
                        {(['auto', 'light', 'dark'] as const).map((each) =>
                            <option value={each} selected={each === theme}>{say(`theme.${each}`)}</option>)}
                    </select>
                </div>
            </header>
            <main ref={main} id="main" tabIndex={-1}>
                {index ? <Guard key={place}><Page route={route} /></Guard>
                    : <p class="notice">{say(broken ? 'app.broken' : 'app.empty')}</p>}
            </main>
        </SpeechContext.Provider>
    );
}

const root = document.getElementById('app') as HTMLElement;
root.textContent = '';
render(<App />, root);
// What a test measures: everything before this is in the way of the first look.
performance.mark('palimpsest-shown');
