/** Keeps the end of a growing answer in view, but never pushes its question out: people read from the top. */

const MARGIN = 12

export class Follower {
  private following = false
  private readonly stop = (event: Event) => {
    // Typing is not scrolling; the keys that scroll are.
    if (event instanceof KeyboardEvent && !/^(?:Page|Arrow|Home|End)/.test(event.key)) return
    this.following = false
  }

  /** From the sending of a question until the reader scrolls by hand. */
  start(): void {
    this.following = true
  }

  watch(target: HTMLElement): void {
    for (const type of ['wheel', 'touchmove', 'keydown'] as const)
      target.addEventListener(type, this.stop, { passive: true })
  }

  /**
   * @param scroller the element that scrolls: the log, or the page's own scrolling element
   * @param floor what covers the lower edge: the composer
   */
  update(turn: Element, scroller: Element, floor: Element): void {
    if (!this.following) return
    const isPage = scroller === document.scrollingElement
    const ceiling = isPage ? 0 : scroller.getBoundingClientRect().top
    const box = turn.getBoundingClientRect()
    const hidden = box.bottom + MARGIN - floor.getBoundingClientRect().top
    const room = box.top - MARGIN - ceiling
    const step = Math.min(hidden, room)
    if (step > 0) scroller.scrollTop += step
  }
}
