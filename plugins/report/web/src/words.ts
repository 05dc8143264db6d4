import {createContext} from 'preact';
import {useContext} from 'preact/hooks';
import {english} from './words_en';
import {chinese} from './words_zh';

export type Language = 'en' | 'zh';
export type Word = keyof typeof english;
export type Say = (word: Word, values?: Record<string, string | number>) => string;

const dictionaries: Record<Language, Record<Word, string>> = {en: english, zh: chinese};

/** The texts of one language; `{name}` in them stands for a value. */
export function speaker(language: Language): Say {
    return (word, values = {}) =>
        dictionaries[language][word].replace(/\{(\w+)\}/g, (_, name: string) =>
            typeof values[name] === 'number' ? grouped(values[name], language) : `${values[name] ?? ''}`);
}

export const grouped = (value: number, language: Language): string =>
    value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en');

export interface Speech {
    language: Language;
    say: Say;
    /** The name of something the run calls by an identifier: a layer, a unit, a kind of slot. */
    named: (group: string, name: string) => string;
}

export function speech(language: Language): Speech {
    const say = speaker(language);
    const words = dictionaries[language] as Record<string, string>;
    return {
        language,
        say,
        named: (group, name) =>
            Object.hasOwn(words, `${group}.${name}`) ? words[`${group}.${name}`] : name.replaceAll('_', ' '),
    };
}

export const SpeechContext = createContext<Speech>(speech('en'));
export const useSpeech = (): Speech => useContext(SpeechContext);
