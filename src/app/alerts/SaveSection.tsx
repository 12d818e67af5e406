import { locationUtil } from '@grafana/data';
import { Alert, Button, LinkButton, Stack, Text } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';
import { ALERTS_PATH } from '../../contract/alertLink';
import { toGrafanaEditorLink } from '../../engine';
import { GRAFANA_PAGES } from '../../contract/grafanaNames';
import type { AlertForm } from '../form/alertForm';
import type { BuiltAlert } from '../form/buildAlert';
import type { Permissions } from '../grafana/readPermissions';
import { saveAlert, type SaveOutcome } from '../grafana/saveAlert';
import { PathLink } from '../PathLink';
import { alertStrings } from './alertStrings';

interface Props {
  form: AlertForm;
  built: BuiltAlert | null;
  permissions: Permissions;
  /** A folder was made on the way: the next try takes that one. */
  onFolder: (folder: { uid: string; title: string }) => void;
}

export const toRuleHref = (uid: string) => locationUtil.assureBaseUrl(GRAFANA_PAGES.alertRule(uid));

/** Saves the alert, or hands it to Grafana's editor. */
export function SaveSection({ form, built, permissions, onFolder }: Props) {
  const { form: texts } = alertStrings;
  const [isSaving, setSaving] = useState(false);
  const [last, setLast] = useState<{ outcome: SaveOutcome; of: BuiltAlert } | null>(null);
  // What was said about another form would mislead; what went wrong stays until the next try.
  const outcome = last !== null && (last.of === built || last.outcome.kind === 'failed') ? last.outcome : null;
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  const save = async (overwrite: boolean) => {
    if (built === null) {
      return;
    }
    setSaving(true);
    setLast(null);
    const result = await saveAlert({ group: built.group, folderUid: form.folderUid || null, overwrite });
    if (isThere.current) {
      setSaving(false);
      setLast({ outcome: result, of: built });
      if (result.kind === 'failed' && result.folder !== null) {
        onFolder(result.folder);
      }
    }
  };

  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        <Button
          icon="save"
          onClick={() => save(false)}
          disabled={built === null || isSaving || permissions.whyNotSave !== null}
        >
          {isSaving ? texts.saving : texts.save}
        </Button>
        {built !== null && permissions.whyNotSave === null && (
          <PathLink icon="external-link-alt" path={toEditorPath(form, built)}>
            {texts.editor}
          </PathLink>
        )}
        {permissions.whyNotSave !== null && <Text color="secondary">{permissions.whyNotSave}</Text>}
        {built === null && <Text color="error">{texts.wrong}</Text>}
      </Stack>
      <div aria-live="polite">
        {outcome?.kind === 'saved' && (
          <Alert severity="success" title={texts.saved}>
            <Stack direction="column" gap={1}>
              {outcome.sentences.map((sentence) => (
                <span key={sentence}>{sentence}</span>
              ))}
              <Stack direction="row" gap={1} wrap="wrap">
                <LinkButton size="sm" href={toRuleHref(outcome.uid)}>
                  {texts.open}
                </LinkButton>
                <LinkButton size="sm" variant="secondary" href={locationUtil.assureBaseUrl(ALERTS_PATH)}>
                  {texts.toList}
                </LinkButton>
              </Stack>
            </Stack>
          </Alert>
        )}
        {outcome?.kind === 'failed' && (
          <Alert severity="error" title={texts.notSaved}>
            {outcome.sentence}
          </Alert>
        )}
        {outcome?.kind === 'ask' && (
          <Alert severity="warning" title={texts.asked}>
            <Stack direction="column" gap={1}>
              <span>{outcome.sentence}</span>
              <Stack direction="row" gap={1} wrap="wrap">
                <Button size="sm" variant="destructive" onClick={() => save(true)}>
                  {texts.saveAnyway}
                </Button>
                <Button size="sm" variant="secondary" onClick={() => setLast(null)}>
                  {texts.keep}
                </Button>
              </Stack>
            </Stack>
          </Alert>
        )}
      </div>
    </Stack>
  );
}

function toEditorPath({ folderUid, newFolder, group }: AlertForm, { rule }: BuiltAlert): string {
  return toGrafanaEditorLink(rule, {
    folder: folderUid === '' ? null : { uid: folderUid, title: newFolder },
    group,
    returnTo: ALERTS_PATH,
  });
}
