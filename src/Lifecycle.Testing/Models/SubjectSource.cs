namespace Lifecycle.Testing;

/// <summary>Draws the subjects that the lifecycle starts with.</summary>
internal sealed class SubjectSource<TStage, TTrigger>(
    Setup<TStage, TTrigger> setup, Random random, NumberSource numbers)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int MostDraws = 100;

    private Drawn? _last;

    /// <summary>
    /// Draws again where the gate in front of the start refuses. Where it refuses each of many, the last subject that
    /// it let pass is used again.
    /// </summary>
    /// <exception cref="NoCaseException">No subject was ever let pass, making one threw, or starting with one threw.
    /// </exception>
    public async Task<(Draw Draw, IModel<TStage, TTrigger> Model)> DrawAsync()
    {
        var refused = new List<GateReport>();
        while (refused.Count < MostDraws)
        {
            numbers.BeginCase();
            var draw = new Draw(random.Next(), numbers);
            try
            {
                var model = await setup.StartAsync(draw).ConfigureAwait(false);
                _last = draw.Drawn;
                return (draw, model);
            }
            catch (StartRefusedException refusal)
            {
                refused.Add(refusal.Report);
            }
        }

        if (_last is null)
            throw NeverStarted(refused);

        var again = new Draw(_last);
        return (again, await setup.StartAsync(again).ConfigureAwait(false));
    }

    private NoCaseException NeverStarted(List<GateReport> refused)
    {
        var unmet = refused.SelectMany(report => report.Blocking).DistinctBy(line => line.Criterion.Id);
        return new(
            $"createSubject never made a subject that may start: the gate in front of the start of {setup.Graph.Name} "
                + $"refused each of {MostDraws} subjects. Unmet:\n  {string.Join("\n  ", unmet)}",
            innerException: null);
    }
}
