import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/named-register.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs-cjs-extra';
import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import jquery from 'jquery';
import lodash from 'lodash';
import moment from 'moment';
import * as react from 'react';
import * as reactJsxDevRuntime from 'react/jsx-dev-runtime';
import * as reactJsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as reactDomClient from 'react-dom/client';
import * as reactInlineSvg from 'react-inlinesvg';
import * as reactRouter from 'react-router-dom-v5-compat';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';
import * as reactRouterDom from 'workbench:router5';
import { reportMissing } from './report';

interface SystemLoader {
  set(id: string, module: object): void;
  import(id: string): Promise<Record<string, unknown>>;
  constructor: {
    prototype: {
      resolve(id: string, parentUrl?: string): string;
      shouldFetch(url: string): boolean;
    };
  };
}

declare global {
  // SystemJS puts itself on the global object.
  var System: SystemLoader;
}

const SCHEME = 'package:';

/** Modules with a default export only: AMD code gets the export itself. */
const WITH_DEFAULT_ONLY: Record<string, unknown> = { i18next, jquery, lodash, moment };

/** The ids that Grafana shares with plugins; what is not here a plugin must bundle. */
const NAMESPACES: Record<string, object> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  react,
  'react/jsx-dev-runtime': reactJsxDevRuntime,
  'react/jsx-runtime': reactJsxRuntime,
  'react-dom': reactDom,
  'react-dom/client': reactDomClient,
  'react-inlinesvg': reactInlineSvg,
  'react-router': reactRouter,
  'react-router-dom': reactRouterDom,
  rxjs,
  'rxjs/operators': rxjsOperators,
};

export function shareModules(): void {
  // Grafana before 11.6.11 (and some later patches) does not share it; ?without=react/jsx-runtime shows what that does.
  const left = new URLSearchParams(window.location.search).get('without');
  const shared = new Set<string>();
  for (const [id, value] of Object.entries(WITH_DEFAULT_ONLY)) {
    System.set(SCHEME + id, { default: value, __useDefault: true });
    shared.add(id);
  }
  for (const [id, namespace] of Object.entries(NAMESPACES)) {
    if (id !== left) {
      System.set(SCHEME + id, toModule(namespace));
      shared.add(id);
    }
  }

  const loader = System.constructor.prototype;
  const resolve = loader.resolve;
  loader.resolve = function (id, parentUrl) {
    if (shared.has(id)) {
      return SCHEME + id;
    }
    try {
      return resolve.call(this, id, parentUrl);
    } catch (error) {
      reportMissing('missingSharedModules', id);
      throw error;
    }
  };
  // Plugins are loaded by script elements, as Grafana's default loading strategy does.
  loader.shouldFetch = () => false;
}

/** Keeps live bindings, and tells webpack's interop that `default` is an export and not the module. */
function toModule(namespace: object): object {
  const descriptors = Object.getOwnPropertyDescriptors(namespace);
  return Object.defineProperties(
    {},
    { ...descriptors, __esModule: { value: true }, [Symbol.toStringTag]: { value: 'Module' } }
  );
}
