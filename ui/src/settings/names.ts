/** The longest name a provider may have, as the contract says. */
const LONGEST = 64;

/** Whether a provider may be called this: lanes are written `name/model`, lists `a,b`. */
export function isName(name: string): boolean {
  const trimmed = name.trim();
  return trimmed !== '' && [...trimmed].length <= LONGEST && !/[/,\u0000-\u001f\u007f-\u009f]/.test(trimmed);
}

/** `wanted`, or `wanted 2`, `wanted 3`… where that name is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const base = wanted.replace(/[/,\s]+/g, ' ').trim();
  let name = base;
  for (let number = 2; taken.includes(name); number += 1) name = `${base} ${number}`;
  return name;
}
