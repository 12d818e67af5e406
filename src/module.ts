import { AppPlugin } from '@grafana/data';
import { getTemplateSrv, locationService } from '@grafana/runtime';
import { DIAGNOSE_PATH, NOW_PATH } from './app/ways/diagnoseLink';
import { toHerePath, toInstancePath, toQueryPath, toRulePath } from './app/ways/toWayPath';
import { WAYS_IN } from './app/ways/waysIn';
import { APP_ID } from './contract/ids';
import { later } from './ui/chunks/later';
import { startLanguage } from './ui/language/language';

// The links stand in Grafana's own menus, long before somebody opens a page.
void startLanguage('links');

// Grafana loads this file at its own start: pages come when they are opened.
const Root = later(async () => {
  // Before the pages are evaluated: some choices are made of texts there.
  await startLanguage(APP_ID);
  return (await import(/* webpackChunkName: "pages" */ './app/App')).App;
});

type Context = Readonly<object> | undefined;

/** In the user's language; plugin.json, and so the link at first, is English. */
const said = ({ title, description }: { title: string; description: string }) => ({ title, description });

/** A link is hidden where there is no path; its path may be known only when Grafana asks for it. */
const at = (way: (typeof WAYS_IN)['panel'], toPath: (context: Context) => string | null) => ({
  ...way,
  path: DIAGNOSE_PATH,
  configure: (context: Context) => {
    const path = toPath(context);
    return path === null ? undefined : { path, ...said(way) };
  },
});

const fromQuery = (context: Context) => {
  const { scopedVars } = (context ?? {}) as { scopedVars?: object };
  return toQueryPath(context, (text) => getTemplateSrv().replace(text, scopedVars as never));
};
const { paletteHere } = WAYS_IN;

export const plugin = new AppPlugin()
  .setRootPage(Root)
  .addLink(at(WAYS_IN.panel, fromQuery))
  .addLink(at(WAYS_IN.explore, fromQuery))
  .addLink(at(WAYS_IN.rule, toRulePath))
  .addLink(at(WAYS_IN.instance, toInstancePath))
  .addLink(at(WAYS_IN.paletteNow, () => NOW_PATH))
  .addLink({
    ...paletteHere,
    configure: () => said(paletteHere),
    // The palette knows no context: what is open is read when somebody chooses it.
    onClick: () => locationService.push(toHerePath(locationService.getLocation().search)),
  });
