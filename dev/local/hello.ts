/** A hello that is held up. */
export interface HeldHello<Connection> {
  readonly arrived: Promise<Connection>;
  release(): void;
}

/** The hellos of a server to whoever connects, some of which are held up on demand. */
export class Hellos<Connection> {
  readonly #held: ((connection: Connection) => void)[] = [];

  /** @param greet says hello */
  constructor(private readonly greet: (connection: Connection) => void) {}

  /** The next connection hears no hello until it is released; a hello that is never released is a missing one. */
  hold(): HeldHello<Connection> {
    let [release, arrive]: [() => void, (connection: Connection) => void] = [() => {}, () => {}];
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const arrived = new Promise<Connection>((resolve) => {
      arrive = resolve;
    });
    this.#held.push((connection) => {
      arrive(connection);
      void released.then(() => this.greet(connection));
    });
    return { arrived, release };
  }

  /** Somebody connected: greets them, at once or when their hello is released. */
  meet(connection: Connection): void {
    (this.#held.shift() ?? this.greet)(connection);
  }
}
