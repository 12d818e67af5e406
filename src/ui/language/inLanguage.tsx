import React, { useEffect, useState, type ComponentType, type FunctionComponent } from 'react';
import { waitForLanguage } from './language';

/** The same component, drawn when its texts are in the user's language: nothing is drawn in two languages. */
export function inLanguage<Props extends object>(Component: ComponentType<Props>): FunctionComponent<Props> {
  return function InLanguage(props: Props) {
    const [isReady, setReady] = useState(() => waitForLanguage() === null);
    useEffect(() => {
      let isHere = true;
      void (waitForLanguage() ?? Promise.resolve()).then(() => isHere && setReady(true));
      return () => {
        isHere = false;
      };
    }, []);
    return isReady ? <Component {...props} /> : null;
  };
}
