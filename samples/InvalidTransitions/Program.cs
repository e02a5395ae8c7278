using InvalidTransitions;

// It compiles, since .editorconfig makes warnings of all reports; and it throws, as the first of them says.
await new Desk(new OrderLifecycle()).ShipUnpaidAsync(new Order());
