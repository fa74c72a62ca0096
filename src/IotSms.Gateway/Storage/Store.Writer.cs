using IotSms.Gateway.Storage.Disk;
using IotSms.Gateway.Storage.Opening;
using LiteDB;

namespace IotSms.Gateway.Storage;

/// <summary>The writer: one thread from the opening to the end.</summary>
internal sealed partial class Store
{
    private const int NoSpaceLeft = 28, ReadOnlyFileSystem = 30, QuotaExceeded = 122;
    private readonly TimeProvider _time;
    private Opener _opener = null!;
    private Database _database = null!;
    private bool _refusing, _repaired;

    private void Live()
    {
        try
        {
            new StoreFiles(_options.DataDirectory).CreateDirectory();
            using var directory = DirectoryLock.Take(_options.DataDirectory);
            try
            {
                _opener = new Opener(_options, _time, _tally, _logger);
                _database = _opener.Open(out var report);
                _opened.TrySetResult(report);
                Serve();
            }
            finally
            {
                _database?.Dispose();
            }
        }
        catch (Exception e)
        {
            if (!_opened.TrySetException(e is IOException or UnauthorizedAccessException ? Explain(e) : e))
                _logger.WriterFailed(e);
        }
        finally
        {
            _queue.Close();
            FailRest();
            _ended.TrySetResult();
        }
    }

    /// <summary>Only after a failure of the writer itself is anything left here; nobody may wait for it for ever.</summary>
    private void FailRest()
    {
        var rest = new List<Work>();
        while (_queue.Take(rest, int.MaxValue, out _))
            continue;
        rest.ForEach(work => work.Fail(new StoreException(StoreError.Closed, "The store is closed.")));
    }

    private void Serve()
    {
        var group = new List<Work>();
        while (_queue.Take(group, _options.GroupLength, out var quiet))
        {
            try
            {
                var writes = group.FindAll(work => work.Writes);
                quiet &= writes.Count == 0;
                Write(writes);
                foreach (var work in group.Where(work => !work.Writes))
                    Read(work);
                CheckpointIf(_database.LogBytes >= (quiet ? _options.LogLimit / 2 : _options.LogLimit));
            }
            catch (Exception e)
            {
                // No caller may wait for ever, whatever went wrong here; who was answered already keeps his answer.
                _logger.WriterFailed(e);
                group.ForEach(work => work.Fail(Explain(e)));
                _database.Abandon();
            }
            group.Clear();
        }
        CheckpointIf(true);
    }

    /// <summary>
    /// One transaction for all. If one fails, everything not durable is forgotten and the others run again without it: only so is it sure
    /// that no trace of the failed one is in what is committed.
    /// </summary>
    private void Write(List<Work> group)
    {
        while (group.Count > 0)
        {
            try
            {
                RequireRoom();
                _database.Begin();
                var changes = new Changes();
                if (RunAll(group, changes) is not { } failed)
                {
                    if (_database.Commit(_database.Census.After(changes, _options.Collections)))
                        Count(group.Count, changes.Rows);
                    group.ForEach(work => work.Complete());
                    Resume();
                    _quietTimer.Change(_options.QuietAfter, Timeout.InfiniteTimeSpan);
                    return;
                }
                _database.Abandon();
                if (TryRepair(failed.Exception))
                    continue;
                group.Remove(failed.Work);
                failed.Work.Fail(failed.Exception is IOException e ? Explain(e) : failed.Exception);
            }
            catch (Exception e) when (e is IOException or StoreException or LiteException or InvalidOperationException)
            {
                _database.Abandon();
                var told = Explain(e);
                if (!_refusing)
                    _logger.CommitFailed(told, group.Count);
                _refusing = true;
                group.ForEach(work => work.Fail(told));
                return;
            }
        }
    }

    private (Work Work, Exception Exception)? RunAll(List<Work> group, Changes changes)
    {
        foreach (var work in group)
        {
            var transaction = new StoreTransaction(_database.Engine, changes);
            try
            {
                work.Run(transaction);
                if (transaction.Failure is { } swallowed)
                    return (work, swallowed);
            }
            catch (Exception e)
            {
                return (work, e);
            }
            finally
            {
                transaction.Close();
            }
        }
        return null;
    }

    private void Read(Work work)
    {
        var reader = new StoreReader(_database.Engine);
        try
        {
            work.Run(reader);
            work.Complete();
        }
        catch (Exception e)
        {
            _database.Abandon();
            if (TryRepair(e))
                Read(work);
            else
                work.Fail(e is IOException ? Explain(e) : e);
        }
        finally
        {
            reader.Close();
        }
    }

    /// <summary>
    /// A page is not what was written, or LiteDB met a contradiction that reading all documents did not show: the documents move to a new
    /// file, once in a life, for what comes back after that is no damage.
    /// </summary>
    private bool TryRepair(Exception exception)
    {
        if (_repaired || exception is not (DamagedPageException or LiteException { ErrorCode: LiteException.INVALID_DATAFILE_STATE }))
            return false;
        _repaired = true;
        _database = _opener.Repair(_database, exception.Message, out var salvage);
        Opening = Opening with { Salvage = salvage };
        return true;
    }

    private void CheckpointIf(bool due)
    {
        if (!due || _database.IsCheckpointed)
            return;
        try
        {
            _database.Checkpoint();
            Volatile.Write(ref _checkpoints, _checkpoints + 1);
        }
        catch (Exception e) when (e is IOException or LiteException or InvalidOperationException)
        {
            // Nothing is lost: all of it is in the log, which is only let go of when the data file has it.
            _logger.CheckpointFailed(e);
            _database.Abandon();
        }
    }

    private void RequireRoom()
    {
        if (_database.FreeBytes is var free && free < _options.MinimumFreeBytes)
        {
            throw new StoreException(
                StoreError.DiskFull,
                $"{_options.DataDirectory}: {free >> 10} KiB free, {_options.MinimumFreeBytes >> 10} KiB are kept in reserve.");
        }
    }

    private void Resume()
    {
        if (_refusing)
            _logger.Resumed();
        _refusing = false;
    }

    private void Count(int writes, int rows)
    {
        Volatile.Write(ref _commits, _commits + 1);
        Volatile.Write(ref _writes, _writes + writes);
        Volatile.Write(ref _rows, _rows + rows);
    }

    private StoreException Explain(Exception exception) => exception switch
    {
        StoreException told => told,
        IOException { HResult: NoSpaceLeft or QuotaExceeded } =>
            new StoreException(StoreError.DiskFull, $"{_options.DataDirectory}: no space left.", exception),
        IOException { HResult: ReadOnlyFileSystem } =>
            new StoreException(StoreError.ReadOnly, $"{_options.DataDirectory}: the file system is read-only.", exception),
        _ => new StoreException(StoreError.Io, $"{_options.DataDirectory}: {exception.Message}", exception),
    };
}
