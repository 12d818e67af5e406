import { Combobox, Field, Stack, Text } from '@grafana/ui';
import React, { useId } from 'react';
import type { AlertForm, FieldErrors } from '../form/alertForm';
import type { Folder } from '../grafana/apiTypes';
import type { Loaded } from '../useLoaded';
import { alertStrings } from './alertStrings';
import { Sized } from './Sized';
import { TextField } from './TextField';

interface Props {
  form: AlertForm;
  errors: FieldErrors;
  folders: Loaded<Folder[]>;
  mayMakeFolders: boolean;
  defaultName: string;
  change: (changes: Partial<AlertForm>) => void;
}

const NAME_WIDTH_PX = 640;
const FOLDER_WIDTH_PX = 320;

/** Folder, group and name of the rule in Grafana. */
export function PlaceSection({ form, errors, folders, mayMakeFolders, defaultName, change }: Props) {
  const id = useId();
  const { form: texts } = alertStrings;
  const found = folders.state === 'loaded' ? folders.value : [];
  const options = [
    ...found.map(({ uid, title }) => ({ value: uid, label: title })),
    { value: '', label: texts.newFolderOption, description: mayMakeFolders ? undefined : texts.mayNotMake },
  ];
  return (
    <div>
      <TextField
        label={texts.name}
        help={texts.nameHelp}
        value={form.name}
        placeholder={defaultName}
        error={errors.name}
        widthPx={NAME_WIDTH_PX}
        onChange={(name) => change({ name })}
      />
      <Stack direction="row" wrap="wrap" gap={2}>
        <Sized widthPx={FOLDER_WIDTH_PX}>
          <Field label={texts.folder} description={texts.folderHelp} htmlFor={id} loading={folders.state === 'loading'}>
            <Combobox
              id={id}
              options={options}
              value={form.folderUid}
              onChange={({ value, label }) =>
                change({ folderUid: value, newFolder: value === '' ? '' : (label ?? '') })
              }
            />
          </Field>
        </Sized>
        {form.folderUid === '' && (
          <TextField
            label={texts.newFolder}
            help={mayMakeFolders ? undefined : texts.mayNotMake}
            value={form.newFolder}
            error={errors.newFolder}
            onChange={(newFolder) => change({ newFolder })}
          />
        )}
        <TextField
          label={texts.group}
          help={texts.groupHelp}
          value={form.group}
          error={errors.group}
          onChange={(group) => change({ group })}
        />
        <TextField
          label={texts.interval}
          help={texts.intervalHelp}
          value={form.interval}
          error={errors.interval}
          onChange={(interval) => change({ interval })}
        />
        <TextField
          label={texts.labels}
          help={texts.labelsHelp}
          value={form.labels}
          error={errors.labels}
          onChange={(labels) => change({ labels })}
        />
      </Stack>
      {folders.state === 'failed' && <Text color="warning">{texts.foldersFailed(folders.error.answer)}</Text>}
    </div>
  );
}
