namespace ThirdParty.Tests.SchoolMeals;

/// <summary>Keeps inspection results in memory.</summary>
internal sealed class Inspections : IInspections
{
    private readonly Dictionary<string, DateTimeOffset> _passed = [];

    public void Pass(string caterer, DateTimeOffset at) => _passed[caterer] = at;

    public async Task<DateTimeOffset?> LastPassedAsync(string caterer, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return _passed.TryGetValue(caterer, out var at) ? at : null;
    }
}
