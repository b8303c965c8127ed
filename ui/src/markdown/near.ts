/** Tells parts of a long text whether they are near what is seen. */
export interface Near {
  /** `tell`: whether it is near, and how tall it is now. */
  watch(element: Element, tell: (near: boolean, px: number) => void): { destroy(): void };
  stop(): void;
}

/** How far above and below the edge a part is laid out already. */
const BEYOND = '1200px 0px';

/** Null where there is no way to know. */
export function nearness(root: Element | null): Near | null {
  if (typeof IntersectionObserver === 'undefined' || root === null) return null;
  const told = new Map<Element, (near: boolean, px: number) => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        // What is selected stays: it would be missing from the copy.
        const held = !isIntersecting && selected(target);
        if (!held) told.get(target)?.(isIntersecting, boundingClientRect.height);
      }
    },
    { root, rootMargin: BEYOND },
  );
  return {
    watch(element, tell) {
      told.set(element, tell);
      observer.observe(element);
      return {
        destroy() {
          told.delete(element);
          observer.unobserve(element);
        },
      };
    },
    stop: () => observer.disconnect(),
  };
}

function selected(element: Element): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}
