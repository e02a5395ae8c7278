namespace Lifecycle;

/// <summary>
/// A value that is made on first use, by one thread. Unlike that of <see cref="Lazy{T}"/>, a failure is not kept: the
/// next use tries again. Thread-safe.
/// </summary>
/// <param name="what">The value's name in an exception.</param>
/// <param name="make">Makes the value.</param>
internal sealed class LazyRetry<T>(string what, Func<T> make)
    where T : class
{
    private readonly Lock _lock = new();
    private volatile T? _value;
    private bool _isMaking;

    /// <exception cref="InvalidOperationException">Making the value needs the value itself.</exception>
    public T Value => _value ?? Make();

    private T Make()
    {
        lock (_lock)
        {
            if (_value is { } made)
                return made;

            if (_isMaking)
                throw new InvalidOperationException($"Making the {what} needs the {what} itself.");

            _isMaking = true;
            try
            {
                return _value = make();
            }
            finally
            {
                _isMaking = false;
            }
        }
    }
}
