// The small forms of the case page: what is asked for a new row, and the row it becomes.
import type { RowField } from './AddRow.svelte';
import { session } from './session.svelte';
import { listToml, pointsToml } from './toml';
import { idFrom, tomlText } from './words';

export interface NewRow {
  kind: string;
  title: string;
  fields: RowField[];
  toml: (values: Record<string, string>) => string;
  label: (values: Record<string, string>) => string;
}

const text = (values: Record<string, string>, key: string) => (values[key] ?? '').trim();
const line = (values: Record<string, string>, key: string) => (text(values, key) ? `\n${key} = ${tomlText(text(values, key))}` : '');
const parties = (): [string, string][] => [...session.parties.values()].map((one) => [one.id, one.name]);

export function newParty(): NewRow {
  return {
    kind: 'party',
    title: 'Add a party',
    fields: [
      { key: 'name', label: 'Name', required: true },
      { key: 'what', label: 'What it is', placeholder: 'a coastal state' },
      { key: 'capability', label: 'Capability: what it can bring to bear', placeholder: '40/55/60' },
    ],
    toml: (values) => {
      const capability = text(values, 'capability');
      const points = capability ? pointsToml(capability) : '';
      if (points === null) return `!"${capability}" is no number: type 55, 40-60 or 40/55/60`;
      return `id = ${tomlText(idFrom(text(values, 'name'), session.parties.keys()))}\nname = ${tomlText(text(values, 'name'))}${line(values, 'what')}${points ? `\ncapability = ${points}` : ''}`;
    },
    label: (values) => `party ${text(values, 'name')}`,
  };
}

export function newIssue(): NewRow {
  const scale = (values: Record<string, string>) => values.kind === 'scale';
  return {
    kind: 'issue',
    title: 'Add an issue',
    fields: [
      { key: 'title', label: 'Title', required: true, placeholder: 'Share of the northern grounds' },
      {
        key: 'kind',
        label: 'Its values',
        choices: [
          ['scale', 'a scale'],
          ['options', 'options'],
          ['open', 'not stated'],
        ],
      },
      { key: 'low', label: 'Lower end', start: '0', required: true, when: scale },
      { key: 'low_words', label: 'means', required: true, when: scale, placeholder: 'all to the south' },
      { key: 'high', label: 'Upper end', start: '100', required: true, when: scale },
      { key: 'high_words', label: 'means', required: true, when: scale, placeholder: 'all to the north' },
      { key: 'unit', label: 'Unit', when: scale },
      { key: 'options', label: 'Options, with commas between', when: (values) => values.kind === 'options', required: true, placeholder: 'none, joint, neutral' },
    ],
    toml: (values) => {
      const head = `id = ${tomlText(idFrom(text(values, 'title'), session.issues.keys()))}\ntitle = ${tomlText(text(values, 'title'))}`;
      if (values.kind === 'open') return `${head}\nopen = true`;
      if (values.kind === 'options') {
        const names = text(values, 'options').split(',').map((one) => one.trim()).filter((one) => one !== '');
        const ids: string[] = [];
        for (const name of names) ids.push(idFrom(name, ids));
        return ids.length < 2 ? '!an issue has two options or more' : `${head}\noptions = ${listToml(ids.map(tomlText))}`;
      }
      const low = Number(text(values, 'low'));
      const high = Number(text(values, 'high'));
      if (!(low < high)) return '!the lower end of the scale has to lie below the upper end';
      return `${head}${line(values, 'unit')}\nscale = { ${low} = ${tomlText(text(values, 'low_words'))}, ${high} = ${tomlText(text(values, 'high_words'))} }`;
    },
    label: (values) => `issue ${text(values, 'title')}`,
  };
}

export function newTable(): NewRow {
  return {
    kind: 'table',
    title: 'Add a table',
    fields: [
      { key: 'title', label: 'Title', required: true, placeholder: 'The two coasts' },
      { key: 'first', label: 'One who must accept', choices: parties() },
      { key: 'second', label: 'Another who must accept', choices: parties() },
    ],
    toml: (values) => {
      const both = [...new Set([values.first ?? '', values.second ?? ''])].filter((one) => one !== '');
      if (both.length < 2) return '!a table needs two parties who must accept; the others are seated afterwards';
      const list = listToml(both.map(tomlText));
      const taken = (session.canonical?.table ?? []).map((one) => one.id);
      return `id = ${tomlText(idFrom(text(values, 'title'), taken))}\ntitle = ${tomlText(text(values, 'title'))}\nseated = ${list}\nmust_accept = ${list}`;
    },
    label: (values) => `table ${text(values, 'title')}`,
  };
}

export function newLever(): NewRow {
  const numbers = (session.current?.numbers ?? []).filter((one) => !one.path.startsWith('lever.') && !one.path.startsWith('case.'));
  return {
    kind: 'lever',
    title: 'Add a lever',
    fields: [
      { key: 'title', label: 'What somebody could do', required: true, placeholder: 'The mainland withdraws its patrol boats' },
      { key: 'holder', label: 'Who could do it', choices: [['', 'nobody named'], ...parties()] },
      { key: 'path', label: 'The number that it changes', choices: numbers.map((one) => [one.path, one.words]) },
      { key: 'change', label: 'By how much', required: true, placeholder: '-30%, +5, x1.2 or 0.6/0.7/0.9' },
      { key: 'means_for_people', label: 'What it means for people' },
    ],
    toml: (values) => {
      const change = text(values, 'change');
      const relative = /^[+\-x][\d.]+%?$/.test(change);
      const amount = relative ? tomlText(change) : pointsToml(change);
      if (!amount) return `!"${change}" is no change: type -30%, +5, x1.2 or a number`;
      const taken = (session.canonical?.lever ?? []).map((one) => one.id);
      return `id = ${tomlText(idFrom(text(values, 'title'), taken))}\ntitle = ${tomlText(text(values, 'title'))}${line(values, 'holder')}\nchanges = { ${tomlText(values.path ?? '')} = ${amount} }${line(values, 'means_for_people')}`;
    },
    label: (values) => `lever ${text(values, 'title')}`,
  };
}

export function newEnvoy(): NewRow {
  return {
    kind: 'envoy',
    title: 'Add an envoy',
    fields: [
      { key: 'person', label: 'Person', required: true },
      { key: 'party', label: 'Speaks for', choices: parties() },
      { key: 'role', label: 'Role', placeholder: 'minister' },
    ],
    toml: (values) => `person = ${tomlText(text(values, 'person'))}\nparty = ${tomlText(values.party ?? '')}${line(values, 'role')}`,
    label: (values) => `envoy ${text(values, 'person')}`,
  };
}
