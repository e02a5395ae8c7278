namespace Lifecycle.Testing;

/// <summary>A trigger to fire, and what its payload is drawn from.</summary>
internal sealed record Call<TTrigger>(TTrigger Trigger, Drawn Payload)
    where TTrigger : notnull;
