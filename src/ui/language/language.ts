import { config } from '@grafana/runtime';
import { setCatalogue } from '../../engine';
import { LANGUAGE_LIMITS } from './languageLimits';

// What webpack knows as the folder of the module that runs: Grafana tells it, for nested plugins and a CDN, too.
declare const __webpack_public_path__: string;

/** Languages besides English, as Grafana names them, and as the folders of `locales` are named. */
const TRANSLATED = ['ko-KR'];

const known = new Map<string, string>();
let loading: Promise<void> | null = null;

/**
 * Loads the texts of the user's language from the plugin's own folder; English needs none. Where that fails everything
 * stays English, and the console says why. `name` is the file's: docs/adr/0022-texts-by-their-english.md. Never fails.
 */
export function startLanguage(name: string): Promise<void> {
  const language = findLanguage();
  if (language === null) {
    return Promise.resolve();
  }
  const own = load(`${__webpack_public_path__}locales/${language}/${name}.json`).finally(() => {
    loading = loading === own ? null : loading;
  });
  loading = own;
  return own;
}

/** Resolves when texts are in the user's language. Null: they are already. */
export const waitForLanguage = (): Promise<void> | null => loading;

/** The language of the user's preferences; `detect` leaves it to the browser. */
function findLanguage(): string | null {
  const preferred = config.bootData?.user?.language;
  const asked = preferred === 'detect' ? navigator.language : preferred;
  return TRANSLATED.find((one) => asked === one || asked === one.slice(0, 2)) ?? null;
}

async function load(address: string): Promise<void> {
  try {
    const signal = AbortSignal.timeout(LANGUAGE_LIMITS.waitMilliseconds.value);
    // The file keeps its name when the plugin is updated: the server is asked whether it changed.
    const answer = await fetch(address, { cache: 'no-cache', signal });
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    Object.entries<string>(await answer.json()).forEach(([english, text]) => known.set(english, text));
    setCatalogue(known);
  } catch (error) {
    console.warn(`Leakscope stays English, because ${address} could not be loaded: ${String(error)}`);
  }
}
