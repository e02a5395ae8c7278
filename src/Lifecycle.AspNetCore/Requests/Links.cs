namespace Lifecycle.AspNetCore;

/// <summary>The addresses of instances and their triggers, below the path of the request. Immutable.</summary>
/// <param name="Collection">The path of all instances, without a slash at its end.</param>
internal sealed record Links(string Collection)
{
    public string All => Collection.Length == 0 ? "/" : Collection;

    public string Instance(string id) => $"{Collection}/{Uri.EscapeDataString(id)}";

    public string Trigger(string id, string trigger) => $"{Instance(id)}/triggers/{Uri.EscapeDataString(trigger)}";
}
