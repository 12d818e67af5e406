import { createContext, useContext } from 'react';
import type { AlertLink } from '../../../contract/alertLink';

/** Address of the form for an alert on these things. */
export type ToAlertHref = (target: Pick<AlertLink, 'kind' | 'labels'>) => string;

/** Null where there is no such link: the user may not create rules, or the panel hides it. */
export const AlertLinkContext = createContext<ToAlertHref | null>(null);

export const useAlertLink = () => useContext(AlertLinkContext);
