/** A file of sentences for each folder whose code says them, and one for what stands in Grafana's own menus. */
export const CATALOGUES = ['engine', 'collect', 'contract', 'ui', 'datasource', 'panel', 'app', 'links'];

/** What each module loads; the file has the name that Grafana would give it, in the folder of the module's plugin.json. */
export const MODULES = [
  { file: 'leakscope-memory-app.json', folder: '', catalogues: ['engine', 'collect', 'contract', 'ui', 'app'] },
  { file: 'links.json', folder: '', catalogues: ['links'] },
  {
    file: 'leakscope-memory-datasource.json',
    folder: 'datasource/',
    catalogues: ['engine', 'collect', 'contract', 'ui', 'datasource'],
  },
  { file: 'leakscope-memory-panel.json', folder: 'panel/', catalogues: ['engine', 'contract', 'ui', 'panel'] },
];

/** The catalogue that holds the sentences of a file of `src`; null: English only, as the command line. */
export function toCatalogue(file) {
  if (file === 'app/ways/waysIn.ts') {
    return 'links';
  }
  const folder = file.split('/')[0];
  return CATALOGUES.includes(folder) && !file.startsWith('collect/doctor/') ? folder : null;
}
