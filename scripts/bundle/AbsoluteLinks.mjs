import webpack from 'webpack';

const TEXTS = ['README.md', 'CHANGELOG.md'];
/** `](docs/x.md)`, and an image before it; addresses, anchors and mail stay. */
const RELATIVE = /(!?)(\[[^\]]*\])\((?!https?:|mailto:|#)(?:\.\/)?([^)\s]+)/g;

/**
 * A webpack plugin: links of the packed texts lead to the repository, because the catalogue shows them without the files
 * beside them (rule `relative-link` of grafana/plugin-validator).
 */
export class AbsoluteLinks {
  /** @param {string} repository address without a slash at its end */
  constructor(repository) {
    this.repository = repository;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap('AbsoluteLinks', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name: 'AbsoluteLinks', stage }, () => {
        for (const name of TEXTS.filter((text) => compilation.getAsset(text))) {
          compilation.updateAsset(
            name,
            (source) => new webpack.sources.RawSource(toAbsoluteLinks(source.source().toString(), this.repository))
          );
        }
      });
    });
  }
}

/** Pictures have to be files and not pages about them. */
export function toAbsoluteLinks(text, repository) {
  return text.replace(
    RELATIVE,
    (_, image, label, path) => `${image}${label}(${repository}/${image ? 'raw' : 'blob'}/main/${path}`
  );
}
