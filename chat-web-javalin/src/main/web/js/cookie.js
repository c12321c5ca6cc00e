/** Lets this browser remember it for so many days; the server reads it when it makes the next page. */
export function remember(name, value, days) {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${days * 24 * 60 * 60}; SameSite=Lax`;
}
