using InvalidTransitions;

// This compiles because .editorconfig turns all reports into warnings. It throws, as the first report states.
await new Desk(new OrderLifecycle()).ShipUnpaidAsync(new Order());
