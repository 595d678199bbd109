/** Enter in a field with a shadow of its own does not submit the form around it: a listener of the form does it instead. */
export function submitByEnter(event: KeyboardEvent): void {
  const [typedIn] = event.composedPath();
  const isOwnField = typedIn instanceof HTMLInputElement && typedIn !== event.target;
  if (event.key !== 'Enter' || event.isComposing || !isOwnField) return;
  event.preventDefault();
  (event.currentTarget as HTMLFormElement).requestSubmit();
}
