import { BusinessSettings, settingNames, type SettingName } from '../../shared/contracts/settings.js';
import { WrongSetting } from './environment.js';

/** `nightAt` is fixed by `BATCHLINE_SETTING_NIGHT_AT`. */
export const variableOf = (name: SettingName): string => `BATCHLINE_SETTING_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;

/**
 * What the environment fixes of the administrator's settings. Texts as they are, everything else as JSON.
 *
 * @throws WrongSetting for all that is wrong at once
 */
export function parseFixedSettings(values: Readonly<Record<string, string | undefined>>): Partial<BusinessSettings> {
  const given = settingNames.flatMap((name) => (values[variableOf(name)] ? [{ name, text: values[variableOf(name)]! }] : []));
  const parsed = given.map(({ name, text }) => {
    const result = BusinessSettings.shape[name].safeParse(readValue(text));
    return result.success ? { name, value: result.data } : { name, problem: `${variableOf(name)} is "${text}": ${result.error.issues[0]!.message}` };
  });
  const problems = parsed.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new WrongSetting(problems.join('\n'));
  return Object.fromEntries(parsed.map(({ name, value }) => [name, value]));
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
