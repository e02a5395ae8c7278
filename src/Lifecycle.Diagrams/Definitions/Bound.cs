namespace Lifecycle.Diagrams;

/// <summary>The code behind names of one kind.</summary>
/// <param name="kind">What the names stand for.</param>
internal sealed class Bound<T>(string kind)
    where T : class
{
    private readonly Dictionary<string, T> _byId = new(StringComparer.Ordinal);
    private readonly string _kind = kind;

    public Bound(Bound<T> other)
        : this(other._kind) => _byId = new(other._byId, StringComparer.Ordinal);

    public T? Find(string id) => _byId.GetValueOrDefault(id);

    public void Add(string id, T code)
    {
        if (!_byId.TryAdd(id, code))
        {
            throw new ArgumentException(
                $"The {_kind} {OneLineText.Of(id)} is bound already. Bind each once.", nameof(id));
        }
    }
}
