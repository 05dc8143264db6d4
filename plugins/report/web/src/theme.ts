import {useEffect, useState} from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';

/** A page opened from disk may have no storage: what is chosen then lasts as long as the page. */
export function remembered(name: string): string | null {
    try {
        return localStorage.getItem(`palimpsest.${name}`);
    } catch {
        return null;
    }
}

export function remember(name: string, value: string): void {
    try {
        localStorage.setItem(`palimpsest.${name}`, value);
    } catch {
        // Nothing to do: see above.
    }
}

const system = matchMedia('(prefers-color-scheme: dark)');

export function useTheme(): [Theme, (theme: Theme) => void] {
    const [theme, setTheme] = useState<Theme>(() => (remembered('theme') as Theme | null) ?? 'auto');
    useEffect(() => {
        const apply = () => {
            const dark = theme === 'dark' || (theme === 'auto' && system.matches);
            document.documentElement.dataset.theme = dark ? 'dark' : 'light';
        };
        apply();
        system.addEventListener('change', apply);
        return () => system.removeEventListener('change', apply);
    }, [theme]);
    return [theme, (chosen) => {
        remember('theme', chosen);
        setTheme(chosen);
    }];
}
