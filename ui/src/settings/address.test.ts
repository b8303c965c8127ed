import { expect, test } from 'vitest';
import { hostOf, isPlainHttpElsewhere, parseAddress } from './address';

test.each([
  ['http://192.168.1.9:8000/v1', true],
  ['HTTP://models.example', true],
  ['  http://models.example  ', true],
  ['http://127.0.0.1.evil.example/v1', true],
  ['http://localhost.evil.example', true],
  ['http://[fe80::1]:11434', true],
  ['http://127.0.0.1:11434', false],
  ['http://localhost:1234/v1', false],
  ['http://box.localhost', false],
  ['http://[::1]:8080', false],
  ['https://192.168.1.9', false],
  ['not an address', false],
])('plain http to another machine: %s is %s', (address, expected) => {
  expect(isPlainHttpElsewhere(address)).toBe(expected);
});

test('an address needs a scheme and a host', () => {
  expect(parseAddress('api.example.com')).toBeNull();
  expect(parseAddress('ftp://api.example.com')).toBeNull();
  expect(parseAddress('https://')).toBeNull();
  expect(parseAddress('https://api.example.com/v1')?.pathname).toBe('/v1');
});

test('the host that is named is the one the key goes to, not what stands before an @', () => {
  expect(hostOf('https://api.anthropic.com@evil.example:8443/v1')).toBe('evil.example:8443');
});
