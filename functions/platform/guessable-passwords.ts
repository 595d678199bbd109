/** Words that many passwords are made of, in the languages of those who work here. Our own list, in lower case, without spaces. */
const common = [
  'password', 'passwort', 'passw0rd', 'p4ssword', 'kennwort', 'geheim', 'secret', 'motdepasse', 'senha', 'parola', 'mima', 'login', 'signin', 'admin', 'administrator', 'root', 'user', 'guest', 'test',
  'default', 'changeme', 'letmein', 'welcome', 'willkommen', 'bienvenue', 'hello', 'hallo', 'access', 'master', 'super', 'system', 'server', 'computer', 'internet', 'windows', 'office', 'excel', 'microsoft',
  'google', 'batchline', 'supplier', 'planner', 'expeditor', 'purchase', 'order', 'company', 'firma', 'iloveyou', 'loveyou', 'sunshine', 'princess', 'monkey', 'dragon', 'football', 'baseball', 'soccer',
  'shadow', 'flower', 'freedom', 'whatever', 'trustno1', 'starwars', 'superman', 'batman', 'pokemon', 'michael', 'jordan', 'charlie', 'jennifer', 'hunter', 'ranger', 'mustang', 'killer', 'cheese', 'summer',
  'winter', 'spring', 'autumn', 'sommer', 'herbst', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'tuesday', 'wednesday',
  'thursday', 'friday', 'saturday', 'sunday', 'woaini', 'zhongguo', 'china', 'beijing', 'shanghai', 'nihao', 'wangyi', 'taobao', 'alibaba', 'aini', 'baobei', 'caonima', 'germany', 'deutschland', 'berlin',
  'abc', 'xyz', 'aaa', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten',
];

/** Keys in a row, and letters and digits as they are counted. */
const rows = ['1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn', 'qazwsxedcrfvtgb', '1q2w3e4r5t6y7u8i9o0p'];
const ways = rows.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => row + row);

const lookalikes: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' };

/** What has to be left when all that can be guessed is taken away. */
const enough = 6;

/**
 * True when little of a password is left without common words, rows of keys, years, repeated characters and the person's
 * own names; letters written as digits and signs count as letters.
 */
export function isGuessable(password: string, own: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < 5) return true;
  const words = [...common, ...own.map((word) => word.toLowerCase())].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
  const spelled = text.replaceAll(/[@4310!$57]/g, (sign) => lookalikes[sign]!);
  return [text, spelled].some((one) => leftOf(one, words).length < enough);
}

function leftOf(text: string, words: readonly string[]): string {
  const bare = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const unspoken = words.reduce((left, word) => left.replaceAll(word, ' '), bare);
  return withoutRows(unspoken.replaceAll(/(?:19|20)\d\d/g, ' ')).replaceAll(/(.)\1{2,}/gu, '$1').replaceAll(' ', '');
}

/** Takes out every run of four or more keys that lie or count in a row. */
function withoutRows(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    const run = longestRun(text.slice(at));
    left += run >= 4 ? ' ' : text[at]!;
    at += run >= 4 ? run : 1;
  }
  return left;
}

function longestRun(text: string): number {
  let length = 1;
  while (length < text.length && ways.some((way) => way.includes(text.slice(0, length + 1)))) length++;
  return length;
}
