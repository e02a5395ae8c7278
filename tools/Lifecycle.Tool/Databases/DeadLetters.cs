namespace Lifecycle.Tool;

/// <summary>The events of a lifecycle that were given up.</summary>
internal sealed class DeadLetters(LifecycleOutbox outbox)
{
    /// <summary>Names the dead letters that could not be read; <see langword="null"/> if there are none.</summary>
    public UnreadableRowsException? Unreadable { get; private set; }

    /// <summary>Those with the keys, or all that can be read.</summary>
    /// <exception cref="ToolException">There is none with a key.</exception>
    public async Task<IReadOnlyList<OutgoingEvent>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var letters = new List<OutgoingEvent>();
        try
        {
            await foreach (var letter in outbox.DeadLettersAsync(cancellationToken))
            {
                if (keys.Count == 0 || keys.Contains(letter.Key))
                    letters.Add(letter);
            }
        }
        catch (UnreadableRowsException exception)
        {
            Unreadable = exception;
        }

        return keys.Except(letters.Select(letter => letter.Key)).FirstOrDefault() is { } unknown
            ? throw ToolException.BadCommand($"There is no dead letter {unknown}.")
            : letters;
    }

    /// <summary>Lets events be sent again.</summary>
    /// <returns>Those that are no longer there: they were sent or discarded meanwhile.</returns>
    public async Task<IReadOnlyList<OutgoingEvent>> RetryAsync(
        IEnumerable<OutgoingEvent> letters, CancellationToken cancellationToken)
    {
        var gone = new List<OutgoingEvent>();
        foreach (var letter in letters)
        {
            if (!await outbox.RetryAsync(letter, cancellationToken))
                gone.Add(letter);
        }

        return gone;
    }

    /// <summary>Deletes events, so that they are never sent.</summary>
    public async Task DiscardAsync(IEnumerable<OutgoingEvent> letters, CancellationToken cancellationToken)
    {
        foreach (var letter in letters)
            await outbox.DiscardAsync(letter, cancellationToken);
    }
}
